import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTarget } from './deep-link.ts';

const ID = '01936f5e-7c1a-7d2e-9b7a-3f2d8c4b5a6e';

test("a comment is found in a publisher's address and in a permalink", () => {
  assert.equal(findTarget(`https://news.example/a?b=c#c-${ID}`), ID);
  assert.equal(findTarget(`https://talk.example/daily/stories/a/comments/${ID}?lang=de`), ID);
});

test('other addresses lead to no comment', () => {
  for (const address of [
    'https://news.example/a',
    'https://news.example/a#c-',
    'https://news.example/#comments',
  ]) {
    assert.equal(findTarget(address), '');
  }
});
