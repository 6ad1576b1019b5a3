import type { Hyperparameters } from '../bridging/model.ts';
import type { StatusThresholds } from '../bridging/note-status.ts';
import type { Ratings } from '../bridging/ratings.ts';

export type Rated = readonly [rater: number, note: number, value: number];

/** A file of the format "bridging-oracle/1": ratings, and what a correct implementation makes of them. */
export interface VectorFile {
  readonly format: string;
  readonly numRaters: number;
  readonly numNotes: number;
  readonly ratings: readonly Rated[];
  readonly thresholds: StatusThresholds;
  readonly minCountFilter: Readonly<Record<'ratings' | 'raters' | 'notes', number>> & {
    readonly minRatingsPerRater: number;
    readonly minRatersPerNote: number;
  };
  readonly solutions: readonly Solution[];
}

type SideFigures = 'negCount' | 'posCount' | 'negNet' | 'posNet' | 'netHelpfulMin' | 'netHelpfulRatio';

export interface Solution {
  readonly hyperparameters: Hyperparameters & { readonly numFactors: number };
  readonly loss: number;
  readonly mu: number;
  readonly noteIntercept: readonly number[];
  readonly noteFactor: readonly number[];
  readonly raterIntercept: readonly number[];
  readonly raterFactor: readonly number[];
  readonly sides: Readonly<Record<SideFigures, readonly number[]>>;
  readonly pseudoUpperBound: readonly number[];
  readonly rulesFired: readonly (readonly string[])[];
  readonly status: readonly string[];
  readonly statusWithoutUcb: readonly string[];
  readonly statusIfAllWereHelpfulBefore: readonly string[];
  readonly bridgingScore: Readonly<Record<'rateNegative' | 'ratePositive' | 'score', readonly number[]>> & {
    readonly tau: number;
    readonly weight: number;
  };
  readonly bayesMean: { readonly values: readonly number[] };
  readonly incremental?: {
    readonly ratingsPerNote: number;
    readonly newRatings: readonly Rated[];
    readonly touchedNotes: readonly number[];
    readonly noteIntercept: readonly number[];
    readonly noteFactor: readonly number[];
  };
}

/** The ratings of `file`, as the factorisation takes them. */
export function toRatings({ numRaters, numNotes, ratings }: VectorFile): Ratings {
  return {
    raterCount: numRaters,
    noteCount: numNotes,
    raters: Uint32Array.from(ratings, ([rater]) => rater),
    notes: Uint32Array.from(ratings, ([, note]) => note),
    values: Float32Array.from(ratings, ([, , value]) => value),
  };
}
