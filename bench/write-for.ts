export interface WriteFor {
  /** How many writes are under way at any moment. */
  readonly concurrency: number;
  readonly seconds: number;
}

export interface Written {
  readonly written: number;
  readonly seconds: number;
}

/** Writes over and over until the time is up; what has begun by then is finished and counts, with its time. */
export async function writeFor(load: WriteFor, write: (number: number) => Promise<void>): Promise<Written> {
  const startedAt = performance.now();
  const elapsed = () => (performance.now() - startedAt) / 1_000;
  let written = 0;
  const writer = async (first: number) => {
    for (let number = first; elapsed() < load.seconds; number += load.concurrency) {
      await write(number);
      written += 1;
    }
  };
  await Promise.all(Array.from({ length: load.concurrency }, (_, first) => writer(first)));
  return { written, seconds: elapsed() };
}

/** The one of some things whose turn it is. */
export function pick<T>(things: readonly T[], number: number): T {
  const thing = things[number % things.length];
  if (thing === undefined) throw new Error('There is nothing to pick from.');
  return thing;
}
