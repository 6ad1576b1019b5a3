import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeAudiences } from '../testing/audiences.ts';
import { makeCamps } from '../testing/camps.ts';
import { listRatings } from '../testing/random-ratings.ts';
import { descend } from './descend.ts';
import { fit, fitIntercepts } from './fit.ts';
import { measureLoss } from './loss.ts';
import { REFERENCE, toRidge } from './model.ts';
import { toMatrix } from './ratings.ts';
import { startRandomly, startSpectrally } from './starts.ts';

const matrix = toMatrix(makeCamps({ ratingCount: 20_000, divisive: 1 }));
const ridge = toRidge(REFERENCE, matrix);
const base = fitIntercepts(matrix);

function listFactors(pairs: Float64Array): number[] {
  return Array.from(pairs).filter((_, at) => at % 2 === 1);
}

test('the spectral start already tells the camps apart, and changes nothing that it is given', () => {
  const { models, isClear } = startSpectrally(matrix, base, ridge);
  assert.ok(isClear && models.length === 1);
  assert.ok(listFactors(base.notes).every((factor) => factor === 0));
  const fitted = listFactors(fit(matrix).model.notes);
  const agreeing = listFactors(models[0]!.notes).filter((factor, note) => factor * fitted[note]! > 0).length;
  assert.ok(Math.max(agreeing, fitted.length - agreeing) > 0.9 * fitted.length);
});

test('where audiences hardly meet no start is clear, and the two lay their sides to each other both ways', () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const audiences = toMatrix(makeAudiences(2, seed));
    const both = toRidge(REFERENCE, audiences);
    const { models, isClear } = startSpectrally(audiences, fitIntercepts(audiences), both);
    assert.equal(models.length, 2);
    assert.ok(!isClear);
    const losses = models.map((model) => {
      descend(audiences, model, { ridge: both, stop: { tolerance: 1e-8, maxSweeps: 500 } });
      return measureLoss(audiences, model, both).loss;
    });
    assert.ok(
      Math.abs(Math.min(...losses) - fit(audiences).loss) < 1e-9,
      `seed ${seed}: ${losses.join(' ')}`,
    );
  }
});

test('a start from nothing unexplained is a random one, never zero', () => {
  const flat = toMatrix(
    listRatings(
      [
        [0, 0, 0],
        [1, 0, 0],
      ],
      { raterCount: 2, noteCount: 1 },
    ),
  );
  const { models } = startSpectrally(flat, fitIntercepts(flat), toRidge(REFERENCE, flat));
  assert.notEqual(models[0]!.notes[1], 0);
});

test('seeded starts differ by their seed and come again with it', () => {
  assert.deepEqual(startRandomly(matrix, base, 5), startRandomly(matrix, base, 5));
  assert.notDeepEqual(startRandomly(matrix, base, 5).notes, startRandomly(matrix, base, 6).notes);
  const factors = listFactors(startRandomly(matrix, base, 5).notes);
  assert.ok(factors.some((factor) => factor < 0) && factors.some((factor) => factor > 0));
});
