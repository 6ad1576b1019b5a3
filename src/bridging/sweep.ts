import type { Model, PairRidge, Ridge } from './model.ts';
import type { RatingMatrix, Rows } from './ratings.ts';

/**
 * One sweep of alternating least squares, in place: all raters, then all notes, then mu, each set to where the loss is
 * lowest while the rest stands still. Never raises the loss. Returns SUM (r - rhat)^2 after it. O(ratings). Derivation:
 * the derivatives of N L by a pair, set to zero, are the two equations of `updateRows`; by mu they give
 * mu = SUM (r - i_u - i_n - f_u f_n) / (N + K_mu).
 */
export function sweep(matrix: RatingMatrix, model: Model, ridge: Ridge): number {
  const { byRater, byNote, ratingCount } = matrix;
  updateRows(byRater, { own: model.raters, other: model.notes, mu: model.mu, ridge: ridge.rater });
  const { rests, squares } = updateRows(byNote, {
    own: model.notes,
    other: model.raters,
    mu: model.mu,
    ridge: ridge.note,
  });
  if (ratingCount === 0) return 0;
  const step = (rests - ridge.mu * model.mu) / (ratingCount + ridge.mu);
  model.mu += step;
  return squares - 2 * step * rests + ratingCount * step ** 2;
}

interface Side {
  /** The pairs that are solved. */
  readonly own: Float64Array;
  /** The pairs that stand still. */
  readonly other: Float64Array;
  readonly mu: number;
  readonly ridge: PairRidge;
}

/** Sums of r - rhat and of its square over all ratings. */
interface Rests {
  readonly rests: number;
  readonly squares: number;
}

/**
 * Solves every row's pair (i, f) by the other side's: with y = r - mu - i_other, g = f_other and the sums C = count,
 * S1 = SUM g, S2 = SUM g^2, T0 = SUM y, T1 = SUM g y, the equations (C + K_i) i + S1 f = T0 and S1 i + (S2 + K_f) f = T1.
 * Their determinant is above 0 because both ridges are. Returns SUM (r - rhat) and SUM (r - rhat)^2 after it; a row's part of the
 * latter is SUM y^2 - (i T0 + f T1) - K_i i^2 - K_f f^2. This loop is where a fit
 * spends its time: pairs lie side by side so that one memory access fetches both.
 */
function updateRows({ starts, ids, values }: Rows, { own, other, mu, ridge }: Side): Rests {
  let rests = 0;
  let squares = 0;
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const start = starts[row];
    const end = starts[row + 1];
    if (start === end) continue;
    let s1 = 0;
    let s2 = 0;
    let t0 = 0;
    let t1 = 0;
    let yy = 0;
    for (let k = start; k < end; k += 1) {
      const at = 2 * ids[k];
      const g = other[at + 1];
      const y = values[k] - mu - other[at];
      s1 += g;
      s2 += g * g;
      t0 += y;
      t1 += g * y;
      yy += y * y;
    }
    const a = end - start + ridge.intercept;
    const d = s2 + ridge.factor;
    const determinant = a * d - s1 * s1;
    const intercept = (d * t0 - s1 * t1) / determinant;
    const factor = (a * t1 - s1 * t0) / determinant;
    own[2 * row] = intercept;
    own[2 * row + 1] = factor;
    rests += t0 - (end - start) * intercept - s1 * factor;
    squares +=
      yy - intercept * t0 - factor * t1 - ridge.intercept * intercept ** 2 - ridge.factor * factor ** 2;
  }
  return { rests, squares };
}
