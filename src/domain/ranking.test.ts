import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controversy, wilsonLowerBound } from './ranking.ts';

test('the lower bound is what the formula gives', () => {
  // Computed by hand from Wilson 1927 with z = 1.96.
  assert.ok(Math.abs(wilsonLowerBound(1, 0) - 0.20654) < 1e-5);
  assert.ok(Math.abs(wilsonLowerBound(10, 0) - 0.72246) < 1e-5);
  assert.ok(Math.abs(wilsonLowerBound(60, 40) - 0.50201) < 1e-4);
});

test('more votes of the same share rank higher, and none rank last', () => {
  assert.ok(wilsonLowerBound(10, 0) > wilsonLowerBound(1, 0));
  assert.ok(wilsonLowerBound(600, 400) > wilsonLowerBound(6, 4));
  assert.equal(wilsonLowerBound(0, 0), 0);
  assert.ok(wilsonLowerBound(0, 5) < wilsonLowerBound(1, 5));
});

test('what divides evenly and much is most controversial', () => {
  assert.equal(controversy(10, 0), 0);
  assert.equal(controversy(5, 5), 10);
  assert.ok(controversy(50, 50) > controversy(5, 5));
  assert.ok(controversy(50, 50) > controversy(90, 10));
});
