import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from './random.ts';

test('the same seed gives the same stream, spread evenly over [0, 1)', () => {
  const [one, same, other] = [createRandom(9), createRandom(9), createRandom(10)];
  const draws = Array.from({ length: 10_000 }, () => one());
  assert.deepEqual(
    draws.slice(0, 100),
    Array.from({ length: 100 }, () => same()),
  );
  assert.notEqual(draws[0], other());
  assert.ok(draws.every((draw) => draw >= 0 && draw < 1));
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const share = draws.filter((draw) => Math.floor(draw * 10) === tenth).length / draws.length;
    assert.ok(Math.abs(share - 0.1) < 0.015);
  }
});
