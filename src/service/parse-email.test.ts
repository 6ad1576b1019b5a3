import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEmail } from './sign-in.ts';

test('an address is found in one spelling, and only its own letters make it', () => {
  assert.equal(parseEmail(' Kim@Reader.Example '), 'kim@reader.example');
  for (const text of [
    '\u212aim@reader.example',
    'kim@\u212aeader.example',
    'kim@reader',
    'a@b.example,c@d.example',
  ])
    assert.equal(parseEmail(text), null, text);
});
