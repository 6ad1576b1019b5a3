import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FormatRefused } from './format-refused.ts';

test('a refusal quotes nothing that no terminal and no database takes, and not much of it', () => {
  const place = { file: 'a\u001b[2J\u0000.zip', line: null, column: null };
  const refused = new FormatRefused('site_unknown', {
    ...place,
    expected: 'one\u202e\u009b of \ud800'.repeat(9_000),
  });
  assert.equal(refused.place.file, 'a\ufffd[2J\ufffd.zip');
  assert.ok(refused.place.expected.startsWith('one\ufffd\ufffd of \ufffd'));
  assert.equal(refused.place.expected.length, 2_000);
  assert.ok(refused.message.includes(refused.place.expected));
});
