import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { explain, writeMessage, type Texts } from './texts.ts';

const TEXTS: Texts = {
  count: { one: '{count} comment', other: '{count} comments' },
  writingAs: 'Writing as {name}',
  failed: 'It did not arrive.',
  offline: 'You are offline.',
  signInFirst: 'Please sign in first.',
};

function speak(lang: string, texts: Texts = TEXTS) {
  return { texts, section: { lang } as HTMLElement };
}

function setOnline(onLine: boolean): void {
  Object.defineProperty(globalThis, 'navigator', { value: { onLine }, configurable: true });
}

afterEach(() => setOnline(true));

test('a number chooses the form of a message and is written the way of its language', () => {
  assert.equal(writeMessage(speak('en'), 'count', 1), '1 comment');
  assert.equal(writeMessage(speak('en'), 'count', 1234), '1,234 comments');
  assert.equal(writeMessage(speak('de'), 'count', 1234), '1.234 comments');
});

test('a form that a message leaves out falls back to the general one', () => {
  assert.equal(writeMessage(speak('ar'), 'count', 2).replace(/\S+ /, ''), 'comments');
});

test('a name stands in a message as it is, whatever characters it holds', () => {
  assert.equal(writeMessage(speak('en'), 'writingAs', '$& {name}'), 'Writing as $& {name}');
});

test('a problem is told in the words of the server where it sent some', () => {
  assert.equal(
    explain(speak('en'), { code: 'rate_limited', detail: 'Wait 40 seconds.' }),
    'Wait 40 seconds.',
  );
});

test('an answer that never came is told apart from a lost connection', () => {
  setOnline(true);
  assert.equal(explain(speak('en'), { code: '' }), 'It did not arrive.');
  setOnline(false);
  assert.equal(explain(speak('en'), { code: '' }), 'You are offline.');
});

test('somebody who did not sign in is told that this comes first', () => {
  assert.equal(explain(speak('en'), { code: 'sign_in_required' }), 'Please sign in first.');
});
