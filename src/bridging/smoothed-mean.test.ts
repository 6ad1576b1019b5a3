import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toSmoothedMean } from './smoothed-mean.ts';

test('votes are averaged with two of the mean of the site', () => {
  assert.equal(toSmoothedMean({ total: 0, count: 0 }, 0.6), 0.6);
  assert.ok(Math.abs(toSmoothedMean({ total: 3, count: 4 }, 0.6) - 4.2 / 6) < 1e-15);
  assert.ok(toSmoothedMean({ total: 1, count: 1 }, 0.6) < toSmoothedMean({ total: 19, count: 20 }, 0.6));
});
