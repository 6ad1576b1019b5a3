import { fit, fitIntercepts } from './fit.ts';
import type { Hyperparameters, Model } from './model.ts';
import { createRandom } from './random.ts';
import { toMatrix, type RatingMatrix, type Ratings } from './ratings.ts';
import { copyKept, countFlags } from './votes.ts';

/** Enough to rank by; the gate compares errors of some hundredths. */
const ROUGH = { tolerance: 1e-4, maxSweeps: 100, maxSeeds: 4 } as const;
const SPLITS = 3;
const HELD_OUT = 0.1;

/** What has to be there before viewpoints are used. */
const LEAST_GAIN = 0.02;
const LEAST_VOTERS = 200;
const LEAST_VOTES_PER_COMMENT = 5;
/** Fits in a row before the gate moves: one that wavers around the border would change readers' order every hour. */
const FITS_TO_MOVE = 3;

/**
 * Whether viewpoints explain votes that the fit has not seen: for each of three splits, a tenth of the ratings held out
 * by `seed`, the fall of the squared error on them from adding the factor to the intercepts, as a share of the error
 * without: 1 - SUM (r - rhat)^2 / SUM (r - rhat0)^2. At most 1; below 0 where factors only fit noise, 0 where nothing
 * is held out. Ours. Costs six fits.
 */
export function measureGains(ratings: Ratings, hyperparameters: Hyperparameters, seed: number): number[] {
  return Array.from({ length: SPLITS }, (_, split) => {
    const random = createRandom(seed * SPLITS + split);
    const isHeldOut = new Uint8Array(ratings.values.length);
    for (let k = 0; k < isHeldOut.length; k += 1) isHeldOut[k] = Number(random() < HELD_OUT);
    const seen = toMatrix(select(ratings, isHeldOut, 0));
    const heldOut = select(ratings, isHeldOut, 1);
    const without = sumErrors(heldOut, seen, fitIntercepts(seen, { hyperparameters, ...ROUGH }));
    const withFactors = sumErrors(heldOut, seen, fit(seen, { hyperparameters, ...ROUGH }).model);
    return without === 0 ? 0 : 1 - withFactors / without;
  });
}

/** What one fit says to the gate. */
export interface GateFacts {
  readonly gains: readonly number[];
  /** Eligible voters, and votes by them per comment that has one. */
  readonly voters: number;
  readonly votesPerComment: number;
}

/**
 * Whether a fit speaks for using viewpoints: every gain above 0, 0.02 on average, 200 voters, 5 votes per comment. In our
 * simulations all cases in which they helped were above, all others below; about 6 votes per comment is the border.
 */
export function hasGain({ gains, voters, votesPerComment }: GateFacts): boolean {
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / Math.max(1, gains.length);
  const isClear = gains.every((gain) => gain > 0) && mean >= LEAST_GAIN;
  return isClear && voters >= LEAST_VOTERS && votesPerComment >= LEAST_VOTES_PER_COMMENT;
}

export interface Gate {
  readonly isOpen: boolean;
  /** Fits in a row, the last one included, that spoke for the other state. */
  readonly streak: number;
}

/** How a gate begins. */
export const CLOSED: Gate = { isOpen: false, streak: 0 };

/** The gate after one more fit: it opens after three in a row with a gain, and closes after three without. */
export function moveGate({ isOpen, streak }: Gate, isGain: boolean): Gate {
  if (isGain === isOpen) return { isOpen, streak: 0 };
  return streak + 1 < FITS_TO_MOVE ? { isOpen, streak: streak + 1 } : { isOpen: isGain, streak: 0 };
}

function select(ratings: Ratings, flags: Uint8Array, wanted: 0 | 1): Ratings {
  const count = countFlags(flags, wanted);
  return {
    ...ratings,
    raters: copyKept(ratings.raters, new Uint32Array(count), { flags, wanted }),
    notes: copyKept(ratings.notes, new Uint32Array(count), { flags, wanted }),
    values: copyKept(ratings.values, new Float32Array(count), { flags, wanted }),
  };
}

/** SUM (r - rhat)^2. Whoever has no rating in `seen` is predicted with the mean intercept of their kind, and no factor. */
function sumErrors({ raters, notes, values }: Ratings, seen: RatingMatrix, model: Model): number {
  const rater = {
    starts: seen.byRater.starts,
    pairs: model.raters,
    mean: toMean(model.raters, seen.ratedRaters),
  };
  const note = { starts: seen.byNote.starts, pairs: model.notes, mean: toMean(model.notes, seen.ratedNotes) };
  let sum = 0;
  for (let k = 0; k < values.length; k += 1) {
    const [i, f] = readPair(rater, raters[k]);
    const [j, g] = readPair(note, notes[k]);
    sum += (values[k] - model.mu - i - j - f * g) ** 2;
  }
  return sum;
}

interface Known {
  readonly starts: Uint32Array;
  readonly pairs: Float64Array;
  readonly mean: number;
}

function readPair({ starts, pairs, mean }: Known, row: number): readonly [intercept: number, factor: number] {
  return starts[row] < starts[row + 1] ? [pairs[2 * row], pairs[2 * row + 1]] : [mean, 0];
}

/** Mean intercept; those without ratings have 0. */
function toMean(pairs: Float64Array, count: number): number {
  let sum = 0;
  for (let at = 0; at < pairs.length; at += 2) sum += pairs[at];
  return sum / Math.max(1, count);
}
