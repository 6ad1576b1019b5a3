import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeRandomRatings } from '../testing/random-ratings.ts';
import { fit } from './fit.ts';
import { freeze } from './frozen.ts';
import {
  addVote,
  NO_SUMS,
  removeVote,
  solveNote,
  sumNote,
  toMembership,
  type NoteSums,
} from './note-sums.ts';
import { toMatrix } from './ratings.ts';

const matrix = toMatrix(makeRandomRatings({ raterCount: 40, noteCount: 25, density: 0.5, seed: 4 }));
const fitted = fit(matrix, { tolerance: 1e-12, maxSweeps: 10_000 });
const { model } = fitted;
const frozen = freeze(fitted, matrix);
const vote = { rater: { intercept: 0.12, factor: -0.4 }, value: 1 };

function assertClose(actual: NoteSums, expected: NoteSums): void {
  for (const name of Object.keys(expected) as (keyof NoteSums)[])
    assert.ok(Math.abs(actual[name] - expected[name]) < 1e-12, name);
}

test('solved from its sums, each note is where the fit left it', () => {
  for (let note = 0; note < 25; note += 1) {
    const { intercept, factor } = solveNote(sumNote(note, matrix, { model, frozen }), frozen.ridge);
    assert.ok(Math.abs(intercept - model.notes[2 * note]!) < 1e-9);
    assert.ok(Math.abs(factor - model.notes[2 * note + 1]!) < 1e-9);
  }
});

test('the sums are what they are called', () => {
  const sums = addVote(NO_SUMS, vote, frozen);
  const y = 1 - frozen.mu - 0.12;
  const m = toMembership(-0.4, 0.1);
  assertClose(sums, {
    count: 1,
    factors: -0.4,
    squares: 0.16,
    rests: y,
    products: -0.4 * y,
    memberships: m,
    memberRests: m * y,
  });
});

test('a vote added and removed leaves the sums as they were, a changed one as if it had always been so', () => {
  const before = sumNote(3, matrix, { model, frozen });
  const added = addVote(before, vote, frozen);
  assertClose(removeVote(added, vote, frozen), before);
  const changed = addVote(removeVote(added, vote, frozen), { ...vote, value: 0 }, frozen);
  assertClose(changed, addVote(before, { ...vote, value: 0 }, frozen));
});

test('the last vote that goes leaves nothing behind, not even rounding', () => {
  const other = { rater: { intercept: 0.3, factor: 0.7 }, value: 0 };
  const both = addVote(addVote(NO_SUMS, vote, frozen), other, frozen);
  assert.deepEqual(removeVote(removeVote(both, vote, frozen), other, frozen), NO_SUMS);
});

test('a note without votes is at zero', () => {
  const { intercept, factor } = solveNote(NO_SUMS, frozen.ridge);
  assert.ok(intercept === 0 && factor === 0);
});

test('a rater belongs to the negative side as far as their factor is below 0', () => {
  assert.equal(toMembership(0, 0.1), 0.5);
  assert.ok(toMembership(-0.3, 0.1) > 0.95 && toMembership(0.3, 0.1) < 0.05);
  assert.ok(Math.abs(toMembership(0.07, 0.1) + toMembership(-0.07, 0.1) - 1) < 1e-15);
});

test('a rater without a view is on neither side of the means', () => {
  const raters = model.raters.slice();
  const factors = [-0.4, -0.2, 0, 0.1];
  for (let rater = 0; rater < 40; rater += 1) raters[2 * rater + 1] = factors[rater % 4]!;
  const means = freeze({ model: { ...model, raters }, ridge: fitted.ridge }, matrix);
  assert.ok(Math.abs(means.negativeFactor + 0.3) < 1e-12);
  assert.ok(Math.abs(means.positiveFactor - 0.1) < 1e-12);
});

test('what is frozen are the means and bounds over those who rated', () => {
  const wider = {
    ...makeRandomRatings({ raterCount: 40, noteCount: 25, density: 0.5, seed: 4 }),
    raterCount: 50,
  };
  const wide = toMatrix(wider);
  const raters = new Float64Array(100);
  raters.set(model.raters);
  assert.deepEqual(freeze({ model: { ...model, raters }, ridge: fitted.ridge }, wide), frozen);
  assert.ok(frozen.lowestFactor < frozen.negativeFactor && frozen.negativeFactor < 0);
  assert.ok(frozen.highestFactor > frozen.positiveFactor && frozen.positiveFactor > 0);
  assert.equal(frozen.stranger.factor, 0);
  assert.ok(frozen.lowestIntercept < frozen.stranger.intercept);
});
