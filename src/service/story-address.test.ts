import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalizeAddress, toOrigin, toStoryKey } from './story-address.ts';

test('variants of an address have one normal form', () => {
  const normal = 'https://news.example/a?b=1&c=2';
  for (const variant of [
    'https://news.example/a?b=1&c=2',
    'https://NEWS.example:443/a/?c=2&b=1',
    'https://news.example/a?b=1&utm_source=x&c=2&fbclid=y',
    'https://news.example/a//?b=1&c=2#comments',
  ]) {
    assert.equal(normalizeAddress(variant), normal, variant);
  }
  assert.equal(normalizeAddress('https://news.example/'), 'https://news.example');
});

test('what is not a page has no normal form', () => {
  for (const text of [
    '',
    'news',
    'ftp://news.example/',
    'javascript:alert(1)',
    'https://a:b@news.example/',
    `https://x.example/${'x'.repeat(2_000)}`,
  ]) {
    assert.equal(normalizeAddress(text), null, text);
  }
});

test("a publisher's own id stays as it is", () => {
  assert.equal(toStoryKey(' cms-42 '), 'cms-42');
  assert.equal(toStoryKey('Überschrift/1'), 'Überschrift/1');
  assert.equal(toStoryKey('a\0b'), null);
  assert.equal(toStoryKey(''), null);
  assert.equal(toStoryKey('https://news.example/a/'), 'https://news.example/a');
});

test('origins are those of pages', () => {
  assert.equal(toOrigin('https://news.example/a'), 'https://news.example');
  assert.equal(toOrigin('data:text/html,x'), null);
});
