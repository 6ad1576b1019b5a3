import { toBridgingScore, type BridgingScore } from './bridging-score.ts';
import type { Frozen } from './frozen.ts';
import { isFoundAcross } from './label.ts';
import { addVote, NO_SUMS, removeVote, type NoteSums, type Vote } from './note-sums.ts';
import { countSide, NO_SIDES, type Sides } from './sides.ts';

/** All that ranking and labelling a comment need of the votes that count; a vote more or less costs the same always. */
export interface Tally {
  readonly sums: NoteSums;
  readonly sides: Sides;
}

export const EMPTY_TALLY: Tally = { sums: NO_SUMS, sides: NO_SIDES };

/** A voter's change of mind on a comment: votes in [0, 1], null for none. */
export interface VoteChange {
  readonly voter: Vote['rater'];
  readonly before: number | null;
  readonly after: number | null;
}

/** The tally after a vote came, changed or went. O(1). */
export function moveVote(tally: Tally, { voter, before, after }: VoteChange, frozen: Frozen): Tally {
  const without = before === null ? tally : step(tally, { voter, value: before, by: -1 }, frozen);
  return after === null ? without : step(without, { voter, value: after, by: 1 }, frozen);
}

interface Step {
  readonly voter: Vote['rater'];
  readonly value: number;
  readonly by: 1 | -1;
}

function step({ sums, sides }: Tally, { voter, value, by }: Step, frozen: Frozen): Tally {
  const move = by === 1 ? addVote : removeVote;
  return {
    sums: move(sums, { rater: voter, value }, frozen),
    sides: countSide(sides, { factor: voter.factor, value }, by),
  };
}

/** What a comment is ranked by, and whether its votes satisfy the label. */
export interface Standing {
  /** `score - prior`: 0 for a comment without votes, so that a new one stands between the valued and the disliked. In (-1, 1). */
  readonly rank: number;
  readonly isFound: boolean;
}

/** How a comment stands by its tally. `isLabelled`: whether it satisfied the label before (hysteresis). O(1). */
export function toStanding({ sums, sides }: Tally, frozen: Frozen, isLabelled: boolean): Standing {
  const score: BridgingScore = toBridgingScore(sums, frozen);
  return {
    rank: sums.count === 0 ? 0 : score.score - toBridgingScore(NO_SUMS, frozen).score,
    isFound: isFoundAcross(score, sides, isLabelled),
  };
}
