import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messages } from './messages.ts';

test('a count chooses the plural form and is written the language’s way', () => {
  assert.equal(messages('en').t('thread.count', { count: 1 }), '1 comment');
  assert.equal(messages('en').t('thread.count', { count: 1234 }), '1,234 comments');
  assert.equal(messages('de').t('thread.count', { count: 1234 }), '1.234 Kommentare');
  assert.equal(messages('fr').t('thread.count', { count: 0 }), '0 commentaire');
  assert.equal(messages('es').t('thread.count', { count: 1_000_000 }), '1.000.000 de comentarios');
});

test('Arabic has six plural forms', () => {
  const { t } = messages('ar');
  const texts = [0, 1, 2, 3, 11, 100].map((count) => t('thread.count', { count }));
  assert.deepEqual(texts, ['لا تعليقات', 'تعليق واحد', 'تعليقان', '3 تعليقات', '11 تعليقًا', '100 تعليق']);
});

test('a name of the other direction is isolated from the sentence around it', () => {
  assert.equal(messages('en').t('comment.by', { name: 'Ann' }), 'Comment by Ann');
  assert.equal(messages('en').t('comment.by', { name: 'דוד' }), 'Comment by \u2068דוד\u2069');
  assert.equal(messages('ar').t('comment.by', { name: 'Ann' }), 'تعليق من \u2068Ann\u2069');
});

test('what stands in a parameter is never read as a placeholder', () => {
  const text = messages('en').t('signIn.continueText', { name: '{site}', site: 'Courier' });
  assert.match(text, /as \{site\}\. Do you want to write on Courier/);
});

test('a placeholder without a parameter stays, and shows in tests and in pages', () => {
  assert.equal(messages('en').format('comment.by'), 'Comment by {name}');
});

test('times are written in UTC and say so', () => {
  const at = new Date('2026-11-22T23:05:00+02:00');
  assert.equal(messages('en').dateTime(at), '22 Nov 2026, 21:05 UTC');
  assert.match(messages('ar').dateTime(at), /21:05 UTC/);
});

test('lengths of time are rounded up to one unit', () => {
  const { duration } = messages('en');
  const texts = [0, 1, 59.2, 61, 3600, 5000].map(duration);
  assert.deepEqual(texts, ['1 second', '1 second', '1 minute', '2 minutes', '1 hour', '2 hours']);
  assert.equal(messages('de').duration(600), '10 Minuten');
});

test('the messages of a language are made once', () => {
  assert.equal(messages('es'), messages('es'));
});

test('Arabic alone is written from right to left', () => {
  assert.equal(messages('ar').direction, 'rtl');
  assert.equal(messages('fr').direction, 'ltr');
});
