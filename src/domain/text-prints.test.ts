import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toTextPrints } from './text-prints.ts';

const TEXT =
  'The early boat was late again this morning, and nobody at the harbour could say why. It is the third time in a week that we all stood in the rain.';

function compare(one: string, other: string): { same: boolean; similar: boolean } {
  const [a, b] = [toTextPrints(one), toTextPrints(other)];
  assert.ok(a && b);
  return { same: a.same === b.same, similar: a.bands.some((band, index) => band === b.bands[index]) };
}

test('the same words are the same in any dress', () => {
  const disguised = TEXT.toUpperCase().replaceAll(' ', '\n ').replaceAll('o', 'о').replace('.', ' …');
  assert.deepEqual(compare(TEXT, disguised), { same: true, similar: true });
});

test('a text with a word changed, and one with a sentence added, are similar', () => {
  const changed = { same: false, similar: true };
  assert.deepEqual(compare(TEXT, TEXT.replace('third', 'second')), changed);
  assert.deepEqual(compare(TEXT, `${TEXT} Best wishes.`), changed);
});

test('other texts on the same matter are neither', () => {
  const other =
    'I have taken the early boat for twenty years. The harbour does what it can, and rain falls on everybody.';
  assert.deepEqual(compare(TEXT, other), { same: false, similar: false });
});

test('what many say in few words is not compared', () => {
  assert.equal(toTextPrints('I quite agree with you!'), null);
});

test('the longest text takes a moment only', () => {
  const started = performance.now();
  toTextPrints('щ'.repeat(100_000));
  assert.ok(performance.now() - started < 200);
});
