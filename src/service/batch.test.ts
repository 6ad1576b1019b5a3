import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBatch } from './batch.ts';

test('a lone call runs at once', async () => {
  const sizes: number[] = [];
  const double = createBatch<number, number>(async (inputs) => {
    sizes.push(inputs.length);
    return inputs.map((input) => input * 2);
  }, 10);
  assert.equal(await double(21), 42);
  assert.deepEqual(sizes, [1]);
});

test('calls that come while one is under way share the next, and each gets its own answer', async () => {
  const sizes: number[] = [];
  const double = createBatch<number, number>(async (inputs) => {
    sizes.push(inputs.length);
    await Promise.resolve();
    return inputs.map((input) => input * 2);
  }, 4);
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((input) => double(input)));
  assert.deepEqual(answers, [2, 4, 6, 8, 10, 12]);
  assert.deepEqual(sizes, [1, 4, 1]);
});

test('one that fails does so alone', async () => {
  const half = createBatch<number, number>(async (inputs) => {
    if (inputs.includes(3)) throw new Error('three');
    return inputs.map((input) => input / 2);
  }, 10);
  const answers = await Promise.allSettled([1, 2, 3, 4].map((input) => half(input)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  );
});
