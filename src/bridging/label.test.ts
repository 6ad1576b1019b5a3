import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFoundAcross } from './label.ts';

const side = { count: 6, net: 4, total: 5 };
const sides = { negative: side, positive: side };
const score = { rateNegative: 0.7, ratePositive: 0.65, score: 0.67 };

test('a comment is found valuable across viewpoints where both sides value it, by enough votes of each', () => {
  assert.ok(isFoundAcross(score, sides, false));
  assert.ok(!isFoundAcross({ ...score, ratePositive: 0.649 }, sides, false));
  assert.ok(!isFoundAcross(score, { ...sides, negative: { ...side, net: 3 } }, false));
  assert.ok(
    !isFoundAcross(score, { negative: { ...side, count: 4 }, positive: { ...side, count: 3 } }, false),
  );
});

test('a label is kept until a rate has clearly sunk', () => {
  assert.ok(isFoundAcross({ ...score, ratePositive: 0.63 }, sides, true));
  assert.ok(!isFoundAcross({ ...score, ratePositive: 0.619 }, sides, true));
});
