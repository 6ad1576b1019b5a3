import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeHtml } from './decode-html.ts';

const LATIN = Buffer.from('<title>Caf\xe9</title>', 'latin1');

test('the header names the encoding, then the page, then it is UTF-8', () => {
  assert.equal(decodeHtml(LATIN, 'text/html; charset="ISO-8859-1"'), '<title>Café</title>');
  const meta = Buffer.concat([Buffer.from('<meta charset=windows-1252>'), LATIN]);
  assert.match(decodeHtml(meta, 'text/html'), /Café/);
  const equiv = Buffer.concat([
    Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=latin1">'),
    LATIN,
  ]);
  assert.match(decodeHtml(equiv, undefined), /Café/);
  assert.equal(decodeHtml(Buffer.from('Café'), undefined), 'Café');
});

test('a byte order mark counts more than the header', () => {
  assert.equal(decodeHtml(Buffer.from('\ufeffCafé', 'utf16le'), 'text/html; charset=utf-8'), 'Café');
});

test('an unknown encoding is taken for UTF-8, and nothing fails', () => {
  assert.equal(decodeHtml(Buffer.from('Café'), 'text/html; charset=klingon'), 'Café');
  assert.equal(decodeHtml(Buffer.from([0x41, 0xff]), undefined), 'A\ufffd');
});
