import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectFormat } from './detect-format.ts';

const detect = (text: string, file = 'file') => detectFormat(Buffer.from(text), file);

test('a format is known by what a file begins with', () => {
  const beginnings: readonly (readonly [string, string])[] = [
    ['`<?xml version="1.0"?>\n<!-- made by <rss> -->\n<disqus xmlns="http://disqus.com">', 'disqus'],
    ['\ufeff<?xml version="1.0"?><!DOCTYPE rss><rss version="2.0">', 'wordpress'],
    ['<channel><item>', 'wordpress'],
    ['<?xml version="1.0"?><output>\n<blogpost>', 'intensedebate'],
    ['{"version":1,"comments":[{"commentHex":"1","domain":"d"', 'commento'],
    ['{"comments":[{"commentHex":"1","host":"d"}],"version":1', 'comentario'],
    ['{"version":3,"pages":[{"id":"1","domainId":"2"', 'comentario'],
    ['{"version":481}', 'comentario'],
    ['{"version":1,"users":[],"posts":[]}\n{"id":"1"', 'remark42'],
    // The users alone can be more than is looked at.
    [`{"version":1,"users":[${'{"id":"u","blocked":{}},'.repeat(5_000)}`, 'remark42'],
    ['{"id":"1","locator":{"site":"x"}', 'remark42'],
    ['SQLite format 3\u0000', 'isso'],
    ['[{"comments": [{"id": 0}], "id": "/a"', 'isso'],
    ['{"_id":{"$oid":"1"},"tenantID":"t","id":"1"', 'coral'],
    ['[{"id":"1","rid":"","page_key":"/a"', 'artalk'],
    ['{"type":"waline","version":1,"data":{"Comment":[', 'waline'],
    ['[{"_id":"1","nick":"x","comment":"y"', 'twikoo'],
    ['{"_id":{"$oid":"1"},"comment":"y"}\n', 'twikoo'],
    ['{"id":"1","source":"http://x","title":"y"}', 'livefyre'],
    ['{"display_name":"x","id":"1"}', 'livefyre'],
  ];
  for (const [text, format] of beginnings) assert.equal(detect(text), format, text);
});

test('CSV is known by its header, or by its name', () => {
  assert.equal(detect('id,author_id,story_id,created_at,body\n'), 'coral');
  assert.equal(detect('"id","email","username","role","banned","created_at"\r\n'), 'coral');
  assert.equal(detect('1,a@x.example,Ann,,,\n', 'users.csv'), 'coral');
  assert.equal(detect('1,a@x.example,Ann,,,\n', 'mine.csv'), null);
});

test('what is none of them is not taken for one', () => {
  const others = [
    '',
    'plain text',
    '<html><body>',
    '<?xml version="1.0"?><feed>',
    '[]',
    '{}',
    '{"a":1}',
    '%PDF-1.7',
    '<!--',
  ];
  for (const text of others) assert.equal(detect(text), null, text);
});

test('a beginning made to be looked at for long is not', () => {
  const before = performance.now();
  for (const piece of ['<!--', '<!--x--><', '"host"', '"_id"', '{"version"', '<?', ' ', '<!x>']) {
    detect(`<${piece.repeat(20_000)}`.slice(0, 65_536));
    detect(`{${piece.repeat(20_000)}`.slice(0, 65_536));
  }
  assert.ok(performance.now() - before < 5_000);
});
