import type { Model, PairRidge, Ridge } from './model.ts';
import type { RatingMatrix } from './ratings.ts';

export interface Loss {
  /** The loss L, a mean over ratings. */
  readonly loss: number;
  /** Its first part, the mean squared error. */
  readonly squaredError: number;
}

/**
 * The exact loss of Community Notes (`_get_loss`, `_get_reg_loss` of matrix_factorization.py):
 * `L = mean (r - rhat)^2 + l_iu mean i_u^2 + l_in mean i_n^2 + l_mu mu^2 + l_fu mean f_u^2 + l_fn mean f_n^2`, computed
 * as (SUM (r - rhat)^2 + K_iu SUM i_u^2 + ...) / N. Both are 0 without ratings.
 */
export function measureLoss(matrix: RatingMatrix, model: Model, ridge: Ridge): Loss {
  const { ratingCount } = matrix;
  if (ratingCount === 0) return { loss: 0, squaredError: 0 };
  const error = sumSquaredErrors(matrix, model);
  const penalty =
    ridge.mu * model.mu ** 2 +
    sumPenalties(model.raters, ridge.rater) +
    sumPenalties(model.notes, ridge.note);
  return { loss: (error + penalty) / ratingCount, squaredError: error / ratingCount };
}

/** The penalties in N times the loss: K_mu mu^2 + K_iu SUM i_u^2 + K_in SUM i_n^2 + K_fu SUM f_u^2 + K_fn SUM f_n^2. */
export function measurePenalty({ mu, raters, notes }: Model, ridge: Ridge): number {
  return ridge.mu * mu ** 2 + sumPenalties(raters, ridge.rater) + sumPenalties(notes, ridge.note);
}

/** SUM (r - rhat)^2 over all ratings. */
function sumSquaredErrors({ byRater: { starts, ids, values } }: RatingMatrix, model: Model): number {
  const { mu, raters, notes } = model;
  let sum = 0;
  for (let rater = 0; rater + 1 < starts.length; rater += 1) {
    const intercept = mu + raters[2 * rater];
    const factor = raters[2 * rater + 1];
    for (let k = starts[rater]; k < starts[rater + 1]; k += 1) {
      const note = 2 * ids[k];
      sum += (values[k] - intercept - notes[note] - factor * notes[note + 1]) ** 2;
    }
  }
  return sum;
}

function sumPenalties(pairs: Float64Array, { intercept, factor }: PairRidge): number {
  let sum = 0;
  for (let at = 0; at < pairs.length; at += 2)
    sum += intercept * pairs[at] ** 2 + factor * pairs[at + 1] ** 2;
  return sum;
}
