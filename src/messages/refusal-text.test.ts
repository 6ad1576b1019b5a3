import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REFUSAL_CODES, refuse } from '../domain/refusal.ts';
import { LANGUAGES } from './languages.ts';
import { messages } from './messages.ts';
import { refusalText, waitText } from './refusal-text.ts';

const en = messages('en');

test('a refusal names its figures', () => {
  const refusal = refuse('body_too_long', { figures: { length: 10_432, limit: 10_000 } });
  assert.match(refusalText(en, refusal), /has 10,432 characters; at most 10,000/);
});

test('minutes and waiting times are put into words', () => {
  const late = refuse('edit_window_over', { figures: { minutes: 15 } });
  assert.match(refusalText(en, late), /for 15 minutes after/);
  assert.match(refusalText(en, refuse('rate_limited', { retryAfter: 90 })), /wait 2 minutes/);
  assert.equal(waitText(en, undefined), 'a moment');
});

test('every refusal has words in every language, with no placeholder left', () => {
  const figures = {
    length: 2,
    limit: 1,
    minutes: 15,
    origin: 'https://news.example',
    claim: 'user.id',
    scope: 'stories:write',
    key: 'daily',
    languages: 'en, de',
    given: 'x',
    setting: 'guests',
    scopes: 'audit:read',
    kind: 'text',
    longest: 3,
    line: 4,
    entry: 'x',
    run: 3,
  };
  for (const language of LANGUAGES) {
    for (const code of REFUSAL_CODES) {
      const text = refusalText(messages(language), refuse(code, { figures }));
      assert.doesNotMatch(text, /[{}]/, `${language} ${code}`);
      assert.ok(text.length > 10, `${language} ${code}`);
    }
  }
});
