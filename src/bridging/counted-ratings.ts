import { flagWithinCap } from './activity-cap.ts';
import { flagEligible } from './eligibility.ts';
import { findLockstep, flagFirstOfGroup } from './lockstep.ts';
import type { Ratings } from './ratings.ts';
import { keepVotes, toRatings, type Votes } from './votes.ts';

export interface CountedRatings {
  /** By leaders only; everybody else has none. */
  readonly ratings: Ratings;
  /** A flag for each voter: 1 where they, or the group that they act in, count. */
  readonly isEligible: Uint8Array;
  /** For each voter the one whose number their votes carry, mostly their own; see `findLockstep`. */
  readonly leaders: Uint32Array;
  /** A flag for each voter: 1 where not every vote of theirs counts as their own, because of the cap or of a group. */
  readonly isPartial: Uint8Array;
}

/**
 * What the fit may use of a site's votes: those within the activity cap, each lockstep group as one voter under its
 * lowest number, and of these the voters who are eligible. Eligibility comes last: a crew has no more weight than the one
 * voter that it counts as. The order of the reference too, which merges raters before it asks how many ratings they have.
 */
export function toCountedRatings(votes: Votes): CountedRatings {
  const isWithinCap = flagWithinCap(votes);
  const capped = keepVotes(votes, isWithinCap);
  const leaders = findLockstep(capped);
  const merged = keepVotes(capped, flagFirstOfGroup(capped, leaders));
  const led = { ...merged, voters: merged.voters.map((voter) => leaders[voter]) };
  const isEligible = flagEligible(led);
  const isKept = new Uint8Array(led.voters.length);
  for (let k = 0; k < isKept.length; k += 1) isKept[k] = isEligible[led.voters[k]];
  const counted = keepVotes(led, isKept);
  return {
    ratings: toRatings(counted),
    isEligible: Uint8Array.from(leaders, (leader) => isEligible[leader]),
    leaders,
    isPartial: flagPartial(votes, isWithinCap, leaders),
  };
}

function flagPartial(
  { voters, voterCount }: Votes,
  isWithinCap: Uint8Array,
  leaders: Uint32Array,
): Uint8Array {
  const flags = new Uint8Array(voterCount);
  for (let k = 0; k < voters.length; k += 1) if (isWithinCap[k] === 0) flags[leaders[voters[k]]] = 1;
  for (const [voter, leader] of leaders.entries()) if (leader !== voter) flags[leader] = 1;
  return flags;
}
