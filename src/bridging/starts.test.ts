import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCamps } from '../testing/camps.ts';
import { listRatings } from '../testing/random-ratings.ts';
import { fit, fitIntercepts } from './fit.ts';
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
  const { model, isClear } = startSpectrally(matrix, base, ridge);
  assert.ok(isClear);
  assert.ok(listFactors(base.notes).every((factor) => factor === 0));
  const fitted = listFactors(fit(matrix).model.notes);
  const agreeing = listFactors(model.notes).filter((factor, note) => factor * fitted[note]! > 0).length;
  assert.ok(Math.max(agreeing, fitted.length - agreeing) > 0.9 * fitted.length);
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
  const { model } = startSpectrally(flat, fitIntercepts(flat), toRidge(REFERENCE, flat));
  assert.notEqual(model.notes[1], 0);
});

test('seeded starts differ by their seed and come again with it', () => {
  assert.deepEqual(startRandomly(matrix, base, 5), startRandomly(matrix, base, 5));
  assert.notDeepEqual(startRandomly(matrix, base, 5).notes, startRandomly(matrix, base, 6).notes);
  const factors = listFactors(startRandomly(matrix, base, 5).notes);
  assert.ok(factors.some((factor) => factor < 0) && factors.some((factor) => factor > 0));
});
