import type { Model, PairRidge, Ridge } from './model.ts';
import type { RatingMatrix, Rows } from './ratings.ts';

/** Sums over the pairs of one side: of 1, i, f, i f and f^2. */
interface Moments {
  readonly count: number;
  readonly intercepts: number;
  readonly factors: number;
  readonly products: number;
  readonly squares: number;
}

/** What happens to a pair: i becomes i + slope * f + shift, f becomes scale * f - offset. */
interface Move {
  readonly slope: number;
  readonly shift: number;
  readonly scale: number;
  readonly offset: number;
}

/**
 * Moves the model along the ways in which parameters can change while every prediction stays, each to where the
 * ridge is lowest. In place, O(raters + notes); never raises the loss. Plain sweeps crawl along these ways.
 * - scale: f_u *= a, f_n /= a, with a^4 = K_fn SUM f_n^2 / (K_fu SUM f_u^2);
 * - shear: f_u -= c, i_n += c f_n, with c = (K_fu SUM f_u - K_in SUM i_n f_n) / (K_fu U + K_in SUM f_n^2), and its
 *   mirror image f_n -= e, i_u += e f_u;
 * - shift: see `toShifts`.
 * Ours: the derivative of the ridge along each way, set to zero. The sums are taken once and carried along.
 */
export function rebalance({ byRater, byNote }: RatingMatrix, model: Model, ridge: Ridge): void {
  const raters = sumMoments(model.raters, byRater);
  const notes = sumMoments(model.notes, byNote);
  if (raters.count === 0) return;
  const a = toScale(ridge.rater.factor * raters.squares, ridge.note.factor * notes.squares);
  const u = { ...scale(raters, a), ridge: ridge.rater };
  const n = { ...scale(notes, 1 / a), ridge: ridge.note };
  const c = toShear(u, n);
  const shearedU = { ...offset(u, c), ridge: ridge.rater };
  const shearedN = { ...lean(n, c), ridge: ridge.note };
  const e = toShear(shearedN, shearedU);
  const [d1, d2] = toShifts(model.mu, ridge, { u: lean(shearedU, e), n: shearedN });
  movePairs(model.raters, byRater, { slope: e * a, shift: d1 - e * c, scale: a, offset: c });
  movePairs(model.notes, byNote, { slope: c / a, shift: d2, scale: 1 / a, offset: e });
  model.mu -= d1 + d2;
}

function sumMoments(pairs: Float64Array, { starts }: Rows): Moments {
  let count = 0;
  let intercepts = 0;
  let factors = 0;
  let products = 0;
  let squares = 0;
  for (let row = 0; row + 1 < starts.length; row += 1) {
    if (starts[row] === starts[row + 1]) continue;
    const i = pairs[2 * row];
    const f = pairs[2 * row + 1];
    count += 1;
    intercepts += i;
    factors += f;
    products += i * f;
    squares += f * f;
  }
  return { count, intercepts, factors, products, squares };
}

/** The scale a. 1 where one side has no factors: then both are 0 after the next sweep whatever a is. */
function toScale(raterPenalty: number, notePenalty: number): number {
  const a = Math.sqrt(Math.sqrt(notePenalty / raterPenalty));
  return Number.isFinite(a) && a > 0 ? a : 1;
}

/** The shear c that takes factors from `from` and gives intercepts to `to`. */
function toShear(from: Moments & { ridge: PairRidge }, to: Moments & { ridge: PairRidge }): number {
  return (
    (from.ridge.factor * from.factors - to.ridge.intercept * to.products) /
    (from.ridge.factor * from.count + to.ridge.intercept * to.squares)
  );
}

/**
 * The shifts: i_u += d1, i_n += d2, mu -= d1 + d2, from
 * (K_mu + K_iu U) d1 + K_mu d2 = K_mu mu - K_iu SUM i_u and K_mu d1 + (K_mu + K_in M) d2 = K_mu mu - K_in SUM i_n.
 */
function toShifts(mu: number, ridge: Ridge, { u, n }: { u: Moments; n: Moments }): [number, number] {
  const k = ridge.mu;
  const left = k + ridge.rater.intercept * u.count;
  const right = k + ridge.note.intercept * n.count;
  const t1 = k * mu - ridge.rater.intercept * u.intercepts;
  const t2 = k * mu - ridge.note.intercept * n.intercepts;
  const determinant = left * right - k * k;
  return [(right * t1 - k * t2) / determinant, (left * t2 - k * t1) / determinant];
}

/** The sums after f *= a. */
function scale(sums: Moments, a: number): Moments {
  return { ...sums, factors: sums.factors * a, products: sums.products * a, squares: sums.squares * a * a };
}

/** The sums after f -= c. */
function offset(sums: Moments, c: number): Moments {
  return {
    ...sums,
    factors: sums.factors - c * sums.count,
    products: sums.products - c * sums.intercepts,
    squares: sums.squares - 2 * c * sums.factors + c * c * sums.count,
  };
}

/** The sums after i += c f. */
function lean(sums: Moments, c: number): Moments {
  return {
    ...sums,
    intercepts: sums.intercepts + c * sums.factors,
    products: sums.products + c * sums.squares,
  };
}

function movePairs(pairs: Float64Array, { starts }: Rows, { slope, shift, scale, offset }: Move): void {
  for (let row = 0; row + 1 < starts.length; row += 1) {
    if (starts[row] === starts[row + 1]) continue;
    const factor = pairs[2 * row + 1];
    pairs[2 * row] += slope * factor + shift;
    pairs[2 * row + 1] = scale * factor - offset;
  }
}
