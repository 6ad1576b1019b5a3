import { setTimeout } from 'node:timers/promises';

/** Repeats an assertion until it holds and gives its result; after `patienceMs` it fails as the assertion does. */
export async function eventually<T>(assertion: () => T | Promise<T>, patienceMs = 10_000): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await setTimeout(20);
  }
}
