import type { RatingMatrix } from './ratings.ts';

/**
 * One factor, `rhat = mu + i_u + i_n + f_u * f_n`. Parameters lie in pairs: `raters[2u]` is the intercept i_u of rater
 * u, `raters[2u + 1]` the factor f_u; `notes` has i_n and f_n likewise. Whoever has no rating has zeros.
 */
export interface Model {
  mu: number;
  readonly raters: Float64Array;
  readonly notes: Float64Array;
}

/** The weights of the loss. All at least 0; those of intercepts and factors above 0. */
export interface Hyperparameters {
  readonly globalInterceptLambda: number;
  readonly raterInterceptLambda: number;
  readonly noteInterceptLambda: number;
  readonly raterFactorLambda: number;
  readonly noteFactorLambda: number;
  /** Stands for N/U where it is set: shrinkage then does not move with the number of raters. */
  readonly ratingsPerRater?: number | null;
  /** Stands for N/M where it is set. */
  readonly ratingsPerNote?: number | null;
}

/** What Community Notes runs with (twitter/communitynotes, matrix_factorization.py). */
export const REFERENCE: Hyperparameters = {
  globalInterceptLambda: 0.15,
  raterInterceptLambda: 0.15,
  noteInterceptLambda: 0.15,
  raterFactorLambda: 0.03,
  noteFactorLambda: 0.03,
};

/** The ridges K of one pair of parameters. */
export interface PairRidge {
  readonly intercept: number;
  readonly factor: number;
}

/** The ridges of N times the loss, a plain sum of squares. */
export interface Ridge {
  readonly mu: number;
  readonly rater: PairRidge;
  readonly note: PairRidge;
}

/**
 * The ridges that make N times the loss of `measureLoss` a plain ridge regression: K_iu = l_iu N/U, K_fu = l_fu N/U,
 * K_in = l_in N/M, K_fn = l_fn N/M, K_mu = l_mu N. The reference divides penalties by the number of entities and the
 * error by the number of ratings, so one rater's penalty weighs N/U. Without ratings all are 0.
 */
export function toRidge(
  hyper: Hyperparameters,
  { ratingCount, ratedRaters, ratedNotes }: Omit<RatingMatrix, 'byRater' | 'byNote'>,
): Ridge {
  const perRater = hyper.ratingsPerRater ?? ratingCount / Math.max(1, ratedRaters);
  const perNote = hyper.ratingsPerNote ?? ratingCount / Math.max(1, ratedNotes);
  return {
    mu: hyper.globalInterceptLambda * ratingCount,
    rater: {
      intercept: hyper.raterInterceptLambda * perRater,
      factor: hyper.raterFactorLambda * perRater,
    },
    note: { intercept: hyper.noteInterceptLambda * perNote, factor: hyper.noteFactorLambda * perNote },
  };
}

/** A model of zeros for the raters and notes of `matrix`. It predicts 0 everywhere. */
export function createModel({ byRater, byNote }: RatingMatrix): Model {
  return {
    mu: 0,
    raters: new Float64Array(2 * (byRater.starts.length - 1)),
    notes: new Float64Array(2 * (byNote.starts.length - 1)),
  };
}

/** A copy that shares nothing with `model`. */
export function copyModel({ mu, raters, notes }: Model): Model {
  return { mu, raters: raters.slice(), notes: notes.slice() };
}
