import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesPattern, parsePattern } from './address-pattern.ts';

const isOf = (pattern: string, address: string) => matchesPattern(parsePattern(pattern) ?? '', address);

test('a path counts on every origin, a whole address on its own', () => {
  assert.ok(isOf('/sport/*', 'https://news.example/sport/2026/final'));
  assert.ok(isOf('/sport/*', 'http://www.news.example:8080/sport/a'));
  assert.ok(!isOf('/sport/*', 'https://news.example/politics/sport/a'));
  assert.ok(!isOf('/sport/*', 'https://news.example/sports'));
  assert.ok(isOf('https://sport.example/*', 'https://sport.example/final'));
  assert.ok(!isOf('https://sport.example/*', 'https://sport.example.evil.example/final'));
  assert.ok(!isOf('https://sport.example/*', 'http://sport.example/final'));
});

test('a star stands for any characters, wherever it is', () => {
  assert.ok(isOf('*/sport/*'.replace('*', '/*'), 'https://news.example/en/sport/a'));
  assert.ok(isOf('/*-live', 'https://news.example/2026/final-live'));
  assert.ok(!isOf('/*-live', 'https://news.example/2026/final-live/2'));
  assert.ok(isOf('/a*b*c', 'https://news.example/a/b/b/c'));
  assert.ok(!isOf('/ab*ba', 'https://news.example/aba'));
  assert.ok(isOf('/exact', 'https://news.example/exact?id=2'));
});

test('case, letters of other scripts and a slash at the end make no difference', () => {
  assert.ok(isOf('/Política/*', 'https://news.example/pol%C3%ADtica/a'));
  assert.ok(isOf('/pol%c3%adtica/*', 'https://news.example/POL%C3%ADTICA/a'));
  assert.equal(parsePattern(' /sport/ '), '/sport');
});

test('what is no pattern is none', () => {
  for (const text of ['', 'sport', '*', '/a?b=1', '/a#b', '/a b', 'ftp://a.example/', 'https://*.example/a'])
    assert.equal(parsePattern(text), null, text);
  assert.equal(parsePattern('https://user:pass@a.example/'), null);
  assert.equal(parsePattern(`/${'a'.repeat(200)}`), null);
});

test('a pattern made to be slow is not', () => {
  const pattern = parsePattern(`/${'a*'.repeat(99)}b`)!;
  const address = `https://news.example/${'a'.repeat(1_000)}`;
  const started = performance.now();
  for (let n = 0; n < 100; n += 1) matchesPattern(pattern, address);
  assert.ok(performance.now() - started < 500);
});
