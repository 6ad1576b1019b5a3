import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeRandomRatings } from '../testing/random-ratings.ts';
import { fit } from './fit.ts';
import { freeze } from './frozen.ts';
import { REFERENCE } from './model.ts';
import { addVote, solveNote, sumNote } from './note-sums.ts';
import { toPseudoRidge, toUpperBound } from './pseudo-rater.ts';
import { toMatrix } from './ratings.ts';

const matrix = toMatrix(makeRandomRatings({ raterCount: 30, noteCount: 20, density: 0.4, seed: 9 }));
const fitted = fit(matrix);
const frozen = freeze(fitted, matrix);

test('the bound is the largest intercept that a further helpful rating of the sternest kind could give', () => {
  const ridge = toPseudoRidge(REFERENCE, matrix);
  for (let note = 0; note < 20; note += 1) {
    const sums = sumNote(note, matrix, { model: fitted.model, frozen });
    const bound = toUpperBound(sums, frozen, ridge);
    const tried = [frozen.lowestFactor, 0, frozen.highestFactor].map((factor) => {
      const rater = { intercept: frozen.lowestIntercept, factor };
      return solveNote(addVote(sums, { rater, value: 1 }, frozen), ridge).intercept;
    });
    assert.ok(tried.every((each) => each <= bound) && tried.includes(bound));
    assert.ok(bound > solveNote(sums, ridge).intercept);
  }
});

test('its ridge grows with the ratings that it adds, unless ratings per note are fixed', () => {
  const { ratingCount, ratedNotes } = matrix;
  const { intercept } = toPseudoRidge(REFERENCE, matrix);
  assert.ok(
    Math.abs(intercept - (fitted.ridge.note.intercept * (ratingCount + ratedNotes)) / ratingCount) < 1e-12,
  );
  assert.equal(toPseudoRidge({ ...REFERENCE, ratingsPerNote: 20 }, matrix).intercept, 3);
});
