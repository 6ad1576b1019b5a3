import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toBridgingScore } from './bridging-score.ts';
import type { Frozen } from './frozen.ts';
import { addVote, NO_SUMS, solveNote, toMembership, type NoteSums } from './note-sums.ts';

const frozen: Frozen = {
  mu: 0.2,
  stranger: { intercept: 0.2, factor: 0 },
  negativeFactor: -0.5,
  positiveFactor: 0.5,
  lowestIntercept: 0,
  lowestFactor: -0.6,
  highestFactor: 0.6,
  ridge: { intercept: 1.5, factor: 0.3 },
  crossing: 0.1,
};

/** The sums with so many ups and downs more, by raters of this factor. */
function vote(
  sums: NoteSums,
  { factor, intercept = 0.2 }: { factor: number; intercept?: number },
  ...votes: [number, number]
): NoteSums {
  const [ups, downs] = votes;
  const values = [...Array.from({ length: ups }, () => 1), ...Array.from({ length: downs }, () => 0)];
  return values.reduce(
    (before, value) => addVote(before, { rater: { factor, intercept }, value }, frozen),
    sums,
  );
}

test('the rates are the formula, side by side', () => {
  const sums = vote(vote(NO_SUMS, { factor: -0.4 }, 3, 1), { factor: 0.3 }, 1, 1);
  const note = solveNote(sums, frozen.ridge);
  const [m1, m2] = [toMembership(-0.4, 0.1), toMembership(0.3, 0.1)];
  const rate = (side: number, shares: readonly [number, number]) => {
    const prior = 0.4 + note.intercept + note.factor * side;
    // All have the mean intercept, so y is the value; below, ups and votes of each.
    return (shares[0] * 3 + shares[1] + 4 * prior) / (shares[0] * 4 + shares[1] * 2 + 4);
  };
  const score = toBridgingScore(sums, frozen);
  assert.ok(Math.abs(score.rateNegative - rate(-0.5, [m1, m2])) < 1e-12);
  assert.ok(Math.abs(score.ratePositive - rate(0.5, [1 - m1, 1 - m2])) < 1e-12);
  assert.ok(Math.abs(score.score ** 2 - score.rateNegative * score.ratePositive) < 1e-12);
});

test('what one side loves and the other rejects ranks below what both like a little', () => {
  const partisan = toBridgingScore(
    vote(vote(NO_SUMS, { factor: -0.4 }, 40, 0), { factor: 0.4 }, 0, 10),
    frozen,
  );
  const bridge = toBridgingScore(vote(vote(NO_SUMS, { factor: -0.4 }, 6, 3), { factor: 0.4 }, 6, 3), frozen);
  assert.ok(partisan.rateNegative > 0.9 && partisan.ratePositive < 0.15);
  assert.ok(bridge.score > partisan.score + 0.2);
});

test('without votes both rates are the prior', () => {
  const score = toBridgingScore(NO_SUMS, frozen);
  for (const rate of [score.rateNegative, score.ratePositive, score.score])
    assert.ok(Math.abs(rate - 0.4) < 1e-12);
});

test('among raters of no view it is a smoothed mean, the same on both sides', () => {
  const score = toBridgingScore(vote(NO_SUMS, { factor: 0 }, 8, 2), frozen);
  const note = solveNote(vote(NO_SUMS, { factor: 0 }, 8, 2), frozen.ridge);
  const expected = (4 + 4 * (0.4 + note.intercept)) / (5 + 4);
  assert.ok(Math.abs(score.rateNegative - expected) < 1e-12);
  assert.ok(Math.abs(score.ratePositive - expected) < 1e-12);
});

test('an up of somebody who always votes up counts less', () => {
  const plain = toBridgingScore(vote(NO_SUMS, { factor: 0.3 }, 5, 0), frozen);
  const serial = toBridgingScore(vote(NO_SUMS, { factor: 0.3, intercept: 0.5 }, 5, 0), frozen);
  assert.ok(serial.score < plain.score - 0.05);
});

test('no rate falls to 0, however many downs', () => {
  const score = toBridgingScore(
    vote(vote(NO_SUMS, { factor: -0.4 }, 0, 500), { factor: 0.4, intercept: 0.9 }, 0, 500),
    frozen,
  );
  assert.ok(score.rateNegative >= 0.01 && score.ratePositive >= 0.01);
});
