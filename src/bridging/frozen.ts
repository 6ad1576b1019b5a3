import type { Model, PairRidge, Ridge } from './model.ts';
import type { RatingMatrix } from './ratings.ts';

/** A rater as a fit left them. */
export interface Rater {
  readonly intercept: number;
  readonly factor: number;
}

/** What a fit fixes for the votes that come after it. */
export interface Frozen {
  readonly mu: number;
  /** A rater whom the fit does not know: the mean intercept, and no view. */
  readonly stranger: Rater;
  /** Mean factor of the raters below 0, and of those above; 0 where there are none. */
  readonly negativeFactor: number;
  readonly positiveFactor: number;
  /** Bounds over the raters of the fit. */
  readonly lowestIntercept: number;
  readonly lowestFactor: number;
  readonly highestFactor: number;
  /** K_in and K_fn of the fit: notes are not shrunk anew by the ratings that gather meanwhile. */
  readonly ridge: PairRidge;
  /** How wide the crossing between the two sides is, in units of the factor. */
  readonly crossing: number;
}

/**
 * Wider, and everybody counts half on each side, so that the score turns into a plain mean; narrower, and readers whose
 * view is hardly known are put on one side by chance.
 */
const CROSSING = 0.1;

/** What scoring between fits needs of a fit with N >= 1 ratings. O(raters). */
export function freeze(
  { model: { mu, raters }, ridge }: { readonly model: Model; readonly ridge: Ridge },
  { byRater: { starts } }: RatingMatrix,
  crossing = CROSSING,
): Frozen {
  const rated = Array.from({ length: starts.length - 1 }, (_, rater) => rater).filter(
    (rater) => starts[rater] < starts[rater + 1],
  );
  const intercepts = rated.map((rater) => raters[2 * rater]);
  const factors = rated.map((rater) => raters[2 * rater + 1]);
  return {
    mu,
    stranger: { intercept: toMean(intercepts), factor: 0 },
    negativeFactor: toMean(factors.filter((factor) => factor < 0)),
    positiveFactor: toMean(factors.filter((factor) => factor > 0)),
    lowestIntercept: toLowest(intercepts),
    lowestFactor: toLowest(factors),
    highestFactor: -toLowest(factors.map((factor) => -factor)),
    ridge: ridge.note,
    crossing,
  };
}

function toMean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / Math.max(1, figures.length);
}

function toLowest(figures: readonly number[]): number {
  return figures.reduce((lowest, figure) => Math.min(lowest, figure), figures[0] ?? 0);
}
