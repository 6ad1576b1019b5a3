import type { Frozen } from './frozen.ts';
import { toRidge, type Hyperparameters, type PairRidge } from './model.ts';
import { addVote, solveNote, type NoteSums } from './note-sums.ts';
import type { RatingMatrix } from './ratings.ts';

/**
 * The ridge of a note in the refits below. Each has one rating more on every note, N + M in all, so that without a
 * fixed `ratingsPerNote` it is K (N + M) / N.
 */
export function toPseudoRidge(hyperparameters: Hyperparameters, matrix: RatingMatrix): PairRidge {
  return toRidge(hyperparameters, { ...matrix, ratingCount: matrix.ratingCount + matrix.ratedNotes }).note;
}

/**
 * The upper bound of a note's intercept: the largest that it takes when one more rater finds the note helpful, as stern
 * as the sternest (lowest i_u), with the lowest factor, with none, or with the highest. Raters and mu are frozen; `ridge`
 * is that of `toPseudoRidge`. From the reference (pseudo_raters.py); its lower bound is switched off there. O(1).
 */
export function toUpperBound(sums: NoteSums, frozen: Frozen, ridge: PairRidge): number {
  const bounds = [frozen.lowestFactor, 0, frozen.highestFactor].map((factor) => {
    const rater = { intercept: frozen.lowestIntercept, factor };
    return solveNote(addVote(sums, { rater, value: 1 }, frozen), ridge).intercept;
  });
  return Math.max(...bounds);
}
