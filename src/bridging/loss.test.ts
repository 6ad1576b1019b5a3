import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listRatings } from '../testing/random-ratings.ts';
import { measureLoss } from './loss.ts';
import { REFERENCE, toRidge } from './model.ts';
import { toMatrix } from './ratings.ts';

/** Two raters, two notes, three ratings; a third rater and a third note without any. */
const matrix = toMatrix(
  listRatings(
    [
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0.5],
    ],
    { raterCount: 3, noteCount: 3 },
  ),
);
const model = {
  mu: 0.1,
  raters: Float64Array.of(0.2, -0.5, 0.1, 0.4, 0, 0),
  notes: Float64Array.of(0.3, -1, -0.2, 0.5, 0, 0),
};

test('the error is a mean over ratings, each penalty a mean over those who have any', () => {
  // By hand. Predictions: .1+.2+.3+.5 = 1.1, .1+.2-.2-.25 = -.15, .1+.1+.3-.4 = .1.
  const squaredError = (0.1 ** 2 + 0.15 ** 2 + 0.4 ** 2) / 3;
  const penalty =
    (0.15 * (0.2 ** 2 + 0.1 ** 2)) / 2 +
    (0.15 * (0.3 ** 2 + 0.2 ** 2)) / 2 +
    0.15 * 0.1 ** 2 +
    (0.03 * (0.5 ** 2 + 0.4 ** 2)) / 2 +
    (0.03 * (1 + 0.5 ** 2)) / 2;
  const measured = measureLoss(matrix, model, toRidge(REFERENCE, matrix));
  assert.ok(Math.abs(measured.squaredError - squaredError) < 1e-15);
  assert.ok(Math.abs(measured.loss - squaredError - penalty) < 1e-15);
});

test('fixed densities stand for the ratings per rater and per note', () => {
  const ridge = toRidge({ ...REFERENCE, ratingsPerRater: 40, ratingsPerNote: 20 }, matrix);
  assert.deepEqual(
    [ridge.rater.intercept, ridge.rater.factor, ridge.note.intercept, ridge.note.factor, ridge.mu].map(
      (each) => Number(each.toFixed(12)),
    ),
    [6, 1.2, 3, 0.6, 0.45],
  );
});

test('flipping every factor leaves the loss', () => {
  const ridge = toRidge(REFERENCE, matrix);
  const flip = (pairs: Float64Array) => pairs.map((value, at) => (at % 2 === 1 ? -value : value));
  const flipped = { mu: model.mu, raters: flip(model.raters), notes: flip(model.notes) };
  assert.equal(measureLoss(matrix, flipped, ridge).loss, measureLoss(matrix, model, ridge).loss);
});
