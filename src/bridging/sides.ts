import type { Model } from './model.ts';
import type { RatingMatrix } from './ratings.ts';

/** A note's ratings by one side of the raters. */
export interface SideCount {
  readonly count: number;
  /** Ratings of 1 less ratings of 0. */
  readonly net: number;
  /** Sum of the values. */
  readonly total: number;
}

/** Factors below 0 are negative; 0 counts as positive, as in the reference. */
export interface Sides {
  readonly negative: SideCount;
  readonly positive: SideCount;
}

const NOBODY: SideCount = { count: 0, net: 0, total: 0 };
export const NO_SIDES: Sides = { negative: NOBODY, positive: NOBODY };

/** The counts with a rating more, or with `by` = -1 one less. `value` in [0, 1]. */
export function countSide(
  sides: Sides,
  { factor, value }: { factor: number; value: number },
  by: 1 | -1 = 1,
): Sides {
  const side = factor < 0 ? 'negative' : 'positive';
  const { count, net, total } = sides[side];
  const weight = Number(value === 1) - Number(value === 0);
  return { ...sides, [side]: { count: count + by, net: net + by * weight, total: total + by * value } };
}

/** The counts of a note over all its ratings in `matrix`, by the factors of `model`. */
export function countSides(note: number, { byNote }: RatingMatrix, { raters }: Model): Sides {
  let sides = NO_SIDES;
  for (let k = byNote.starts[note]; k < byNote.starts[note + 1]; k += 1)
    sides = countSide(sides, { factor: raters[2 * byNote.ids[k] + 1], value: byNote.values[k] });
  return sides;
}

/** What the side that likes the note less gives it: the smaller net, at least 0; and that by all ratings, 0 without. */
export function toNetHelpful({ negative, positive }: Sides): {
  readonly least: number;
  readonly ratio: number;
} {
  const least = Math.max(0, Math.min(negative.net, positive.net));
  return { least, ratio: least / Math.max(1, negative.count + positive.count) };
}
