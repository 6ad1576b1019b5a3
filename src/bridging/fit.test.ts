import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeAudiences } from '../testing/audiences.ts';
import { makeCamps } from '../testing/camps.ts';
import { listRatings, makeRandomRatings, type RandomRatings } from '../testing/random-ratings.ts';
import { fit } from './fit.ts';
import { measureLoss } from './loss.ts';
import { copyModel, createModel } from './model.ts';
import { createRandom } from './random.ts';
import { toMatrix } from './ratings.ts';

const TIGHT = { tolerance: 1e-11, maxSweeps: 20_000 };
const problem: RandomRatings = { raterCount: 40, noteCount: 30, density: 0.4, seed: 11 };

function pick(pairs: Float64Array, offset: 0 | 1): number[] {
  return Array.from(pairs).filter((_, at) => at % 2 === offset);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function assertClose(actual: Float64Array, expected: Float64Array, tolerance: number): void {
  assert.equal(actual.length, expected.length);
  for (const [at, value] of actual.entries()) assert.ok(Math.abs(value - expected[at]!) <= tolerance);
}

function shuffle(list: readonly number[], seed: number): number[] {
  const random = createRandom(seed);
  return list
    .map((each) => [random(), each] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, each]) => each);
}

test('mu is the mean of both kinds of intercepts, and both sides of the factors are penalised alike', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const matrix = toMatrix(makeRandomRatings({ ...problem, density: 0.6, seed }));
      const { model, ridge } = fit(matrix, TIGHT);
      assert.ok(Math.abs(mean(pick(model.raters, 0)) - model.mu) < 1e-9);
      assert.ok(Math.abs(mean(pick(model.notes, 0)) - model.mu) < 1e-9);
      const squares = (pairs: Float64Array) => pick(pairs, 1).reduce((sum, f) => sum + f * f, 0);
      const penalties = [
        ridge.rater.factor * squares(model.raters),
        ridge.note.factor * squares(model.notes),
      ];
      assert.ok(Math.abs(penalties[0]! - penalties[1]!) < 1e-8);
    }),
    { numRuns: 30 },
  );
});

test('neither the order of the ratings nor the numbers of raters and notes matter', () => {
  const ratings = makeRandomRatings(problem);
  const { model } = fit(toMatrix(ratings), TIGHT);
  const order = shuffle([...ratings.values.keys()], 1);
  const reordered = {
    ...ratings,
    raters: Uint32Array.from(order, (k) => ratings.raters[k]!),
    notes: Uint32Array.from(order, (k) => ratings.notes[k]!),
    values: Float32Array.from(order, (k) => ratings.values[k]!),
  };
  assert.deepEqual(fit(toMatrix(reordered), TIGHT).model, model);

  const names = shuffle([...Array(problem.raterCount).keys()], 2);
  const renamed = fit(toMatrix({ ...ratings, raters: ratings.raters.map((rater) => names[rater]!) }), TIGHT);
  assertClose(renamed.model.notes, model.notes, 1e-8);
});

test('whoever has no rating stays out of it', () => {
  const ratings = makeRandomRatings(problem);
  const wider = { ...ratings, raterCount: problem.raterCount + 5, noteCount: problem.noteCount + 3 };
  const [narrowFit, wideFit] = [fit(toMatrix(ratings), TIGHT), fit(toMatrix(wider), TIGHT)];
  assert.ok(Math.abs(wideFit.loss - narrowFit.loss) < 1e-13);
  assertClose(wideFit.model.notes.subarray(0, 2 * problem.noteCount), narrowFit.model.notes, 1e-9);
  assert.ok(wideFit.model.notes.subarray(2 * problem.noteCount).every((value) => value === 0));
  assert.ok(wideFit.model.raters.subarray(2 * problem.raterCount).every((value) => value === 0));
});

test('the camps come out on two sides, the larger one negative', () => {
  const { raterCount, noteCount } = { raterCount: 31, noteCount: 20 };
  const matrix = toMatrix(makeRandomRatings({ raterCount, noteCount, density: 0.7, seed: 3 }));
  const factors = pick(fit(matrix).model.raters, 1);
  // Even raters are 16 of 31.
  for (const [rater, factor] of factors.entries()) assert.equal(factor < 0, rater % 2 === 0);
});

test('of two sides as large, the first rater is on the negative one', () => {
  for (const seed of [1, 2, 3, 4]) {
    const matrix = toMatrix(makeRandomRatings({ raterCount: 20, noteCount: 20, density: 0.9, seed }));
    assert.ok(fit(matrix).model.raters[1]! < 0);
  }
});

test('audiences that hardly meet are laid beside each other the right way', () => {
  for (const seed of [1, 2, 3]) {
    const { model, starts } = fit(toMatrix(makeAudiences(3, seed)));
    const agreeing = pick(model.raters, 1).filter((factor, rater) => factor < 0 === (rater % 2 === 0)).length;
    assert.ok(Math.max(agreeing, 120 - agreeing) > 108, `${agreeing} of 120 on the side of their view`);
    assert.ok(starts > 8);
  }
});

test('a later fit walks on from the last one and keeps its sign', () => {
  const ratings = makeCamps({ ratingCount: 120_000 });
  const half = ratings.values.map((value, k) => (k % 50 === 0 ? 1 - value : value));
  const before = fit(toMatrix(ratings));
  for (const pairs of [before.model.raters, before.model.notes])
    for (let at = 1; at < pairs.length; at += 2) pairs[at]! *= -1;
  const matrix = toMatrix({ ...ratings, values: half });
  const [cold, warm] = [fit(matrix), fit(matrix, { previous: before.model })];
  assert.equal(warm.starts, 1);
  assert.ok(Math.abs(warm.loss - cold.loss) < 1e-9);
  assert.ok(fit(matrix, { previous: warm.model }).sweeps <= 2, 'nothing has changed');
  assertClose(
    warm.model.notes,
    cold.model.notes.map((value, at) => (at % 2 === 1 ? -value : value)),
    1e-3,
  );
});

test('a previous fit without factors is no start', () => {
  const matrix = toMatrix(makeRandomRatings(problem));
  const { model } = fit(matrix, { previous: createModel(matrix) });
  assert.ok(pick(model.raters, 1).some((factor) => Math.abs(factor) > 0.1));
});

test('the previous fit is not changed', () => {
  const matrix = toMatrix(makeRandomRatings(problem));
  const { model } = fit(matrix);
  const kept = copyModel(model);
  fit(matrix, { previous: model, tolerance: 1e-12 });
  assert.deepEqual(model, kept);
});

test('where all agree all are on one side, and where nobody rated there is nothing', () => {
  const size = { raterCount: 6, noteCount: 5 };
  const all = Array.from({ length: 30 }, (_, k) => [k % 6, Math.floor(k / 6), 1] as const);
  const { model } = fit(toMatrix(listRatings(all, size)), TIGHT);
  assert.ok(pick(model.raters, 1).every((factor) => Math.abs(factor - model.raters[1]!) < 1e-9));
  const empty = fit(toMatrix(listRatings([], size)));
  assert.equal(empty.loss, 0);
  assert.ok([empty.model.mu, ...empty.model.raters, ...empty.model.notes].every((value) => value === 0));
});

test('the loss told is the loss of the model', () => {
  const matrix = toMatrix(makeRandomRatings(problem));
  const { model, ridge, loss, squaredError } = fit(matrix);
  assert.deepEqual(measureLoss(matrix, model, ridge), { loss, squaredError });
});
