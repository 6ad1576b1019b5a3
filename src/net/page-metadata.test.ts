import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPageMetadata } from './page-metadata.ts';

test('the title for sharing comes before that of the window', () => {
  const html =
    '<title>A | Daily</title><meta property="og:title" content="A &amp; B"><meta property=og:title content=C>';
  assert.equal(readPageMetadata(html).title, 'A & B');
  assert.equal(
    readPageMetadata('<title>\n A  &eacute;\t</title><body><svg><title>B</title></svg>').title,
    'A é',
  );
  assert.equal(readPageMetadata('<title>A</title><meta property="og:title" content=" ">').title, 'A');
});

test('the canonical link is the first one', () => {
  const html =
    '<link rel="stylesheet" href=x><link rel="alternate Canonical" href=" https://a.example/1 "><link rel=canonical href=2>';
  assert.equal(readPageMetadata(html).canonicalUrl, 'https://a.example/1');
});

test('a page that says nothing has neither', () => {
  for (const html of ['', '<p>a', '<title></title><link rel=canonical>', '<title', '\0<!doctype'])
    assert.deepEqual(readPageMetadata(html), { title: null, canonicalUrl: null, section: null });
});

test('a title is cut at 300, never inside a character', () => {
  assert.equal(readPageMetadata(`<title>${'a'.repeat(299)}😀😀</title>`).title, 'a'.repeat(299));
  assert.equal(readPageMetadata(`<title>${'a'.repeat(298)}😀😀</title>`).title, `${'a'.repeat(298)}😀`);
});

test('the section is what the page says for sharing', () => {
  const html =
    '<meta property="article:section" content=" Local  sport "><meta name="article:section" content="B">';
  assert.equal(readPageMetadata(html).section, 'Local sport');
  assert.equal(readPageMetadata('<meta name="article:section" content="B">').section, 'B');
  assert.equal(readPageMetadata('<p property="article:section" content="B">').section, null);
});
