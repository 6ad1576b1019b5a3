import { listVoterPairs, type PairRule, type VoterPair } from './vote-pairs.ts';
import { groupBy, type Votes } from './votes.ts';

export interface LockstepRule extends PairRule {
  readonly minStories: number;
  /** Least share of the quieter one's votes that are the same. */
  readonly minOverlap: number;
  readonly minNpmi: number;
}

/**
 * Looser, and readers who come at the same hour and like the same count as one; stricter, and a crew gets by with some
 * votes of its own. Window, comments, overlap and NPMI are the reference's (post_selection_similarity.py), which counts
 * posts rated; we count like votes, because all readers of a story meet in its one thread.
 */
export const LOCKSTEP: LockstepRule = {
  windowSeconds: 1_200,
  minComments: 10,
  minStories: 3,
  minOverlap: 0.4,
  minNpmi: 0.55,
};

/** Votes added to the quieter one's, so that ten votes in common say less of somebody who has hardly any. */
const PSEUDO_VOTES = 5;

/**
 * Who acts in lockstep, and so counts as one: for each voter the lowest number of their group, their own where they are
 * alone. Two voters belong together who voted the same on the same 10 comments of 3 stories within 20 minutes, if
 * overlap = together / (5 + the quieter one's votes) >= 0.4 and
 * NPMI = ln(together * N / (a * b)) / -ln(together / N) >= 0.55, a and b their votes and N all; groups join what
 * pairs connect.
 */
export function findLockstep(votes: Votes, rule: LockstepRule = LOCKSTEP): Uint32Array {
  const totals = new Uint32Array(votes.voterCount);
  for (const voter of votes.voters) totals[voter] += 1;
  const leaders = Uint32Array.from(totals.keys());
  const findLeader = (voter: number): number => {
    let at = voter;
    while (leaders[at] !== at) at = leaders[at] = leaders[leaders[at]];
    return at;
  };
  for (const pair of listVoterPairs(votes, rule)) {
    if (!isLockstep(pair, totals, { rule, all: votes.voters.length })) continue;
    const [low, high] = [findLeader(pair.voters[0]), findLeader(pair.voters[1])].toSorted((a, b) => a - b);
    leaders[high] = low;
  }
  return leaders.map((_, voter) => findLeader(voter));
}

/**
 * Which votes are left when each group counts as one: the first of a group on a comment. A flag for each vote, 1 or 0;
 * `leaders` as `findLockstep` gives them. O(votes).
 */
export function flagFirstOfGroup(
  { voters, comments, voterCount, storyOf }: Votes,
  leaders: Uint32Array,
): Uint8Array {
  const { starts, members } = groupBy(comments, storyOf.length);
  const votedOn = new Int32Array(voterCount).fill(-1);
  const flags = new Uint8Array(voters.length);
  for (let comment = 0; comment < storyOf.length; comment += 1) {
    for (const k of members.subarray(starts[comment], starts[comment + 1])) {
      const leader = leaders[voters[k]];
      if (votedOn[leader] !== comment) flags[k] = 1;
      votedOn[leader] = comment;
    }
  }
  return flags;
}

function isLockstep(
  { voters, comments, stories }: VoterPair,
  totals: Uint32Array,
  { rule, all }: { rule: LockstepRule; all: number },
): boolean {
  const [a, b] = [totals[voters[0]], totals[voters[1]]];
  const overlap = comments / (PSEUDO_VOTES + Math.min(a, b));
  const npmi = Math.log((comments * all) / (a * b)) / -Math.log(comments / all);
  return stories >= rule.minStories && overlap >= rule.minOverlap && npmi >= rule.minNpmi;
}
