import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeCamps } from '../testing/camps.ts';
import { makeRandomRatings } from '../testing/random-ratings.ts';
import { descend } from './descend.ts';
import { measureLoss } from './loss.ts';
import { copyModel, createModel, REFERENCE, toRidge, type Model } from './model.ts';
import { toMatrix } from './ratings.ts';
import { rebalance } from './rebalance.ts';
import { startRandomly } from './starts.ts';
import { sweep } from './sweep.ts';

const problems = fc
  .record({
    raterCount: fc.integer({ min: 2, max: 25 }),
    noteCount: fc.integer({ min: 2, max: 25 }),
    density: fc.double({ min: 0.15, max: 1, noNaN: true }),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .map(makeRandomRatings)
  .filter(({ values }) => values.length > 0)
  .map((ratings) => {
    const matrix = toMatrix(ratings);
    const ridge = toRidge(REFERENCE, matrix);
    return { matrix, ridge, start: startRandomly(matrix, createModel(matrix), 7) };
  });

test('no sweep and no rebalance raises the loss, and a sweep tells the error it ends with', () => {
  fc.assert(
    fc.property(problems, ({ matrix, ridge, start }) => {
      const model = copyModel(start);
      let { loss } = measureLoss(matrix, model, ridge);
      for (let round = 0; round < 12; round += 1) {
        const error = sweep(matrix, model, ridge);
        const swept = measureLoss(matrix, model, ridge);
        assert.ok(Math.abs(error / matrix.ratingCount - swept.squaredError) < 1e-12);
        rebalance(matrix, model, ridge);
        const balanced = measureLoss(matrix, model, ridge);
        assert.ok(swept.loss <= loss + 1e-14 && balanced.loss <= swept.loss + 1e-14);
        assert.ok(Math.abs(balanced.squaredError - swept.squaredError) < 1e-12);
        ({ loss } = balanced);
      }
    }),
  );
});

test('at the end no parameter can be moved to a lower loss', () => {
  fc.assert(
    fc.property(problems, fc.integer({ min: 0, max: 1e6 }), ({ matrix, ridge, start }, which) => {
      const model = copyModel(start);
      descend(matrix, model, { ridge, stop: { tolerance: 1e-12, maxSweeps: 20_000 } });
      const { loss } = measureLoss(matrix, model, ridge);
      const step = 1e-4;
      for (const sign of [-1, 1]) {
        const moved = copyModel(model);
        const parameters = [moved.raters, moved.notes][which % 2] as Float64Array;
        parameters[which % parameters.length]! += sign * step;
        // Unrated raters and notes pay for every move; the second-order term alone stays below step^2 by far.
        assert.ok(measureLoss(matrix, moved, ridge).loss >= loss - step ** 2 / 100);
      }
    }),
  );
});

test('the loss never rises from one sweep to the next, momentum or not', () => {
  for (const seed of [2, 3, 5, 11, 12, 14, 23, 25]) {
    const size = { raterCount: 5 + (seed % 30), noteCount: 5 + (seed % 23) };
    const matrix = toMatrix(makeRandomRatings({ ...size, density: 0.15 + (seed % 10) / 12, seed }));
    const ridge = toRidge(REFERENCE, matrix);
    const losses = Array.from({ length: 60 }, (_, maxSweeps) => {
      const model = startRandomly(matrix, createModel(matrix), seed);
      descend(matrix, model, { ridge, stop: { tolerance: 0, maxSweeps: maxSweeps + 1 } });
      return measureLoss(matrix, model, ridge).loss;
    });
    assert.ok(losses.every((loss, at) => at === 0 || loss <= losses[at - 1]! * (1 + 1e-11)));
  }
});

test('where viewpoints are hard to tell, momentum saves more than half of the sweeps', () => {
  const matrix = toMatrix(makeCamps({ ratingCount: 20_000, divisive: 0.3, seed: 3 }));
  const ridge = toRidge(REFERENCE, matrix);
  const plain = startRandomly(matrix, createModel(matrix), 7);
  const walked = copyModel(plain);
  const { sweeps } = descend(matrix, walked, { ridge, stop: { tolerance: 1e-6, maxSweeps: 1_000 } });
  for (let round = 0; round < 2 * sweeps; round += 1) {
    sweep(matrix, plain, ridge);
    rebalance(matrix, plain, ridge);
  }
  assert.ok(sweeps < 1_000);
  assert.ok(measureLoss(matrix, walked, ridge).loss < measureLoss(matrix, plain, ridge).loss);
});

test('momentum that has gone too far is taken off, so that the last digits come as fast as the first', () => {
  const matrix = toMatrix(makeCamps({ ratingCount: 20_000, divisive: 0.7 }));
  const ridge = toRidge(REFERENCE, matrix);
  const count = (tolerance: number) => {
    const model = startRandomly(matrix, createModel(matrix), 7);
    return descend(matrix, model, { ridge, stop: { tolerance, maxSweeps: 1_000 } }).sweeps;
  };
  assert.ok(count(1e-12) < 4 * count(1e-4));
});

test('a rebalance undoes whatever leaves the predictions alone, and leaves them alone itself', () => {
  const matrix = toMatrix(makeRandomRatings({ raterCount: 12, noteCount: 9, density: 0.7, seed: 8 }));
  const ridge = toRidge(REFERENCE, matrix);
  const model = startRandomly(matrix, createModel(matrix), 7);
  sweep(matrix, model, ridge);
  const moved = copyModel(model);
  moved.mu -= 0.5;
  for (let rater = 0; rater < 12; rater += 1) {
    moved.raters[2 * rater]! += 0.2;
    moved.raters[2 * rater + 1]! *= 3;
  }
  for (let note = 0; note < 9; note += 1) {
    moved.notes[2 * note]! += 0.3;
    moved.notes[2 * note + 1]! /= 3;
  }
  const { squaredError } = measureLoss(matrix, model, ridge);
  for (let round = 0; round < 100; round += 1)
    for (const each of [model, moved]) rebalance(matrix, each, ridge);
  assert.ok(Math.abs(measureLoss(matrix, model, ridge).squaredError - squaredError) < 1e-9);
  assert.ok(Math.abs(moved.mu - model.mu) < 1e-9);
  for (const [at, value] of moved.raters.entries()) assert.ok(Math.abs(value - model.raters[at]!) < 1e-9);
  for (const [at, value] of moved.notes.entries()) assert.ok(Math.abs(value - model.notes[at]!) < 1e-9);
});

test('it stops at the tolerance or at the number of sweeps', () => {
  const matrix = toMatrix(makeRandomRatings({ raterCount: 30, noteCount: 30, density: 0.5, seed: 5 }));
  const ridge = toRidge(REFERENCE, matrix);
  const start = startRandomly(matrix, createModel(matrix), 7);
  const walk = (tolerance: number, maxSweeps: number, model: Model = copyModel(start)) =>
    descend(matrix, model, { ridge, stop: { tolerance, maxSweeps } });
  assert.ok(walk(1e-6, 1_000).largestChange <= 1e-6);
  assert.equal(walk(0, 4).sweeps, 4);
  assert.ok(walk(1e-9, 1_000).sweeps > walk(1e-3, 1_000).sweeps);
});

test('factors that are all zero stay zero', () => {
  const matrix = toMatrix(makeRandomRatings({ raterCount: 10, noteCount: 10, density: 0.8, seed: 2 }));
  const model = createModel(matrix);
  descend(matrix, model, { ridge: toRidge(REFERENCE, matrix), stop: { tolerance: 1e-9, maxSweeps: 200 } });
  assert.ok(model.mu > 0);
  assert.ok([...model.raters, ...model.notes].every((value, at) => at % 2 === 0 || value === 0));
});
