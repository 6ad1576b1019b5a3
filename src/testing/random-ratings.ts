import { createRandom } from '../bridging/random.ts';
import type { Ratings } from '../bridging/ratings.ts';

export interface RandomRatings {
  readonly raterCount: number;
  readonly noteCount: number;
  /** Share of the pairs that have a rating. */
  readonly density: number;
  readonly seed: number;
}

/** Makes ratings of two views: even raters like even notes, odd ones odd notes, one in five rates as it falls. */
export function makeRandomRatings({ raterCount, noteCount, density, seed }: RandomRatings): Ratings {
  const random = createRandom(seed);
  const rated: [rater: number, note: number, value: number][] = [];
  for (let rater = 0; rater < raterCount; rater += 1) {
    for (let note = 0; note < noteCount; note += 1) {
      if (random() >= density) continue;
      const view = Number(rater % 2 === note % 2);
      rated.push([rater, note, random() < 0.2 ? Math.floor(random() * 3) / 2 : view]);
    }
  }
  return listRatings(rated, { raterCount, noteCount });
}

/** The same ratings as a list. */
export function listRatings(
  rated: readonly (readonly [rater: number, note: number, value: number])[],
  { raterCount, noteCount }: { readonly raterCount: number; readonly noteCount: number },
): Ratings {
  return {
    raterCount,
    noteCount,
    raters: Uint32Array.from(rated, ([rater]) => rater),
    notes: Uint32Array.from(rated, ([, note]) => note),
    values: Float32Array.from(rated, ([, , value]) => value),
  };
}
