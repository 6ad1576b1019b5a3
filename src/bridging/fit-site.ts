import { toCountedRatings } from './counted-ratings.ts';
import { fit } from './fit.ts';
import { freeze, type Frozen } from './frozen.ts';
import { measureGains } from './gate.ts';
import { REFERENCE } from './model.ts';
import { toMatrix, type RatingMatrix } from './ratings.ts';
import type { Model } from './model.ts';
import { EMPTY_TALLY, moveVote, type Tally } from './tally.ts';
import type { Votes } from './votes.ts';

/** What a fit leaves for ranking until the next one, and what it says of itself. */
export interface SiteFit {
  readonly frozen: Frozen;
  /** Those whose votes count, by their numbers in `Votes`, with intercept and factor in pairs. */
  readonly voters: Uint32Array;
  readonly parameters: Float64Array;
  /** A flag for each of `voters`: 1 where the tallies hold not all their votes, or votes of others under their number. */
  readonly isPartial: Uint8Array;
  /** Comments with votes that count, by their numbers in `Votes`. */
  readonly comments: Uint32Array;
  readonly tallies: readonly Tally[];
  readonly gains: readonly number[];
  readonly votesPerComment: number;
  /** Standard deviation of the counting voters' factors: how far apart the viewpoints are. */
  readonly spread: number;
  /** Groups of two or more who act as one: numbers in `Votes`, each group in ascending order. */
  readonly lockstepGroups: readonly (readonly number[])[];
  readonly sweeps: number;
  readonly loss: number;
}

/**
 * The whole way from a site's votes to what ranks its comments: whose votes count, the model, the gate's figures, the
 * tallies. Pure and deterministic; seconds for 1,000,000 votes. Null where no vote counts.
 */
export function fitSite(votes: Votes, seed: number): SiteFit | null {
  const counted = toCountedRatings(votes);
  const matrix = toMatrix(counted.ratings);
  if (matrix.ratingCount === 0) return null;
  const fitted = fit(matrix);
  const frozen = freeze(fitted, matrix);
  const voters = listFilled(matrix.byRater.starts);
  const comments = listFilled(matrix.byNote.starts);
  return {
    frozen,
    voters,
    parameters: Float64Array.from({ length: 2 * voters.length }, (_, at) => {
      const voter = voters[at >> 1] ?? 0;
      return fitted.model.raters[2 * voter + (at & 1)] ?? 0;
    }),
    isPartial: Uint8Array.from(voters, (voter) => counted.isPartial[voter]),
    comments,
    tallies: Array.from(comments, (comment) => tallyComment(comment, matrix, { ...fitted, frozen })),
    gains: measureGains(counted.ratings, REFERENCE, seed),
    votesPerComment: matrix.ratingCount / comments.length,
    spread: toSpread(voters, fitted.model),
    lockstepGroups: listGroups(counted.leaders),
    sweeps: fitted.sweeps,
    loss: fitted.loss,
  };
}

/**
 * Bytes that reading, fitting and checking these numbers takes at most: 28 a vote as it is read, as much again while the
 * counting ones are chosen, 16 in rows both ways and as much for the gate's splits; pairs of 64 bits for the starts
 * tried at once; a hash entry for each id; a thread of its own and the buckets of the pairs; sums and ranks of each comment
 * as they are written. Measured as the growth of the process: the thread 70 MiB at 200,000 votes, 185 at 1,000,000 and 363 at
 * 3,000,000; with what is written, 143 at 140,000 votes on 20,000 comments.
 */
export function toNeededBytes(size: {
  readonly votes: number;
  readonly voters: number;
  readonly comments: number;
}): number {
  return 115 * size.votes + 400 * size.voters + 2_500 * size.comments + 80_000_000;
}

function tallyComment(
  comment: number,
  { byNote }: RatingMatrix,
  { model, frozen }: { readonly model: Model; readonly frozen: Frozen },
): Tally {
  let tally = EMPTY_TALLY;
  for (let k = byNote.starts[comment]; k < byNote.starts[comment + 1]; k += 1) {
    const rater = byNote.ids[k];
    const voter = { intercept: model.raters[2 * rater], factor: model.raters[2 * rater + 1] };
    tally = moveVote(tally, { voter, before: null, after: byNote.values[k] }, frozen);
  }
  return tally;
}

function listFilled(starts: Uint32Array): Uint32Array {
  const filled: number[] = [];
  for (let row = 0; row + 1 < starts.length; row += 1) if (starts[row + 1] > starts[row]) filled.push(row);
  return Uint32Array.from(filled);
}

function toSpread(voters: Uint32Array, { raters }: Model): number {
  const factors = Array.from(voters, (voter) => raters[2 * voter + 1]);
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / Math.max(1, factors.length);
  const squares = factors.reduce((sum, factor) => sum + (factor - mean) ** 2, 0);
  return Math.sqrt(squares / Math.max(1, factors.length));
}

function listGroups(leaders: Uint32Array): number[][] {
  const groups = new Map<number, number[]>();
  for (const [voter, leader] of leaders.entries()) {
    if (leader === voter) continue;
    // The leader has the lowest number of its group.
    const group = groups.get(leader) ?? [leader];
    group.push(voter);
    groups.set(leader, group);
  }
  return [...groups.values()];
}
