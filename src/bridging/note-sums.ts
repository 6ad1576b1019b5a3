import type { Frozen, Rater } from './frozen.ts';
import type { Model, PairRidge } from './model.ts';
import type { RatingMatrix } from './ratings.ts';

/** A rating, and who gave it. */
export interface Vote {
  readonly rater: Rater;
  /** In [0, 1]. */
  readonly value: number;
}

/**
 * All that scoring one note needs of its ratings, so that a rating that comes, changes or goes costs the same whatever
 * the note has. With y = r - mu - i_u, g = f_u and m = `toMembership(f_u)`, sums over the note's ratings of:
 */
export interface NoteSums {
  /** 1 */
  readonly count: number;
  /** g */
  readonly factors: number;
  /** g^2 */
  readonly squares: number;
  /** y */
  readonly rests: number;
  /** g y */
  readonly products: number;
  /** m */
  readonly memberships: number;
  /** m y */
  readonly memberRests: number;
}

export const NO_SUMS: NoteSums = {
  count: 0,
  factors: 0,
  squares: 0,
  rests: 0,
  products: 0,
  memberships: 0,
  memberRests: 0,
};

/**
 * How far a rater of this factor belongs to the negative side, in (0, 1): 1 / (1 + exp(f / crossing)). The rest belongs
 * to the positive side; a rater of unknown view counts half on each. Ours; Community Notes cuts at +-0.15 for its
 * "liked by people with different perspectives".
 */
export function toMembership(factor: number, crossing: number): number {
  return 1 / (1 + Math.exp(factor / crossing));
}

/** The sums with one rating more. A changed rating is the old one removed and the new one added. */
export function addVote(sums: NoteSums, vote: Vote, frozen: Frozen): NoteSums {
  return combine(sums, toTerms(vote, frozen), 1);
}

/** The sums without a rating that is in them. The last one leaves zeros, so that no rounding stays behind. */
export function removeVote(sums: NoteSums, vote: Vote, frozen: Frozen): NoteSums {
  return sums.count <= 1 ? NO_SUMS : combine(sums, toTerms(vote, frozen), -1);
}

/** The sums of a note from all its ratings in `matrix`, by the raters of `model`. */
export function sumNote(
  note: number,
  matrix: RatingMatrix,
  { model, frozen }: { model: Model; frozen: Frozen },
): NoteSums {
  const { starts, ids, values } = matrix.byNote;
  let sums = NO_SUMS;
  for (let k = starts[note]; k < starts[note + 1]; k += 1) {
    const rater = { intercept: model.raters[2 * ids[k]], factor: model.raters[2 * ids[k] + 1] };
    sums = addVote(sums, { rater, value: values[k] }, frozen);
  }
  return sums;
}

/**
 * A note's intercept i_n and factor f_n where raters and mu are frozen: with A = C + K_in and D = SUM g^2 + K_fn,
 * i_n = (D SUM y - SUM g SUM g y) / (A D - (SUM g)^2), f_n = (A SUM g y - SUM g SUM y) / the same. This is exactly
 * what a sweep gives the note; O(1). (Final scoring of Community Notes: frozen raters, one convex problem a note.)
 */
export function solveNote(sums: NoteSums, { intercept, factor }: PairRidge): Rater {
  const a = sums.count + intercept;
  const d = sums.squares + factor;
  const determinant = a * d - sums.factors ** 2;
  return {
    intercept: (d * sums.rests - sums.factors * sums.products) / determinant,
    factor: (a * sums.products - sums.factors * sums.rests) / determinant,
  };
}

function toTerms({ rater, value }: Vote, { mu, crossing }: Frozen): NoteSums {
  const y = value - mu - rater.intercept;
  const g = rater.factor;
  const m = toMembership(g, crossing);
  return {
    count: 1,
    factors: g,
    squares: g * g,
    rests: y,
    products: g * y,
    memberships: m,
    memberRests: m * y,
  };
}

function combine(sums: NoteSums, terms: NoteSums, sign: 1 | -1): NoteSums {
  return {
    count: sums.count + sign * terms.count,
    factors: sums.factors + sign * terms.factors,
    squares: sums.squares + sign * terms.squares,
    rests: sums.rests + sign * terms.rests,
    products: sums.products + sign * terms.products,
    memberships: sums.memberships + sign * terms.memberships,
    memberRests: sums.memberRests + sign * terms.memberRests,
  };
}
