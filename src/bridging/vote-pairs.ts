import { groupBy, type Votes } from './votes.ts';

/** Two voters, the lower number first, and what they did together. */
export interface VoterPair {
  readonly voters: readonly [number, number];
  /** Comments on which both voted the same within the window. */
  readonly comments: number;
  /** Stories of these. */
  readonly stories: number;
}

export interface PairRule {
  readonly windowSeconds: number;
  /** Pairs with fewer comments are not listed. */
  readonly minComments: number;
}

/**
 * In a busy thread each vote is held against this many before it at most, or the work would grow with the square of the
 * readers. A crew votes close together; strangers by the dozen between two of its votes hide that comment only.
 */
const NEIGHBOURS = 50;
/** Buckets of the first count: 16 MiB. With fewer, more pairs that met once or twice pass on to the exact count. */
const BUCKETS = 2 ** 24;

/**
 * Lists the pairs of voters who voted the same on the same comments within the window, at least `minComments` times.
 * Counts twice: roughly by hashed buckets, then exactly the pairs of full buckets only (Park, Chen and Yu 1995), because
 * almost all pairs meet once. O(50 votes) time; memory 16 MiB and the pairs that pass.
 */
export function listVoterPairs(votes: Votes, { windowSeconds, minComments }: PairRule): VoterPair[] {
  const buckets = new Uint8Array(BUCKETS);
  visitPairs(votes, windowSeconds, (low, high) => {
    const bucket = toBucket(low, high);
    if (buckets[bucket] < minComments) buckets[bucket] += 1;
  });
  const counted = new Map<number, { comments: number; stories: number; lastStory: number }>();
  visitPairs(votes, windowSeconds, (low, high, story) => {
    if (buckets[toBucket(low, high)] < Math.min(minComments, 255)) return;
    const key = low * votes.voterCount + high;
    const pair = counted.get(key) ?? { comments: 0, stories: 0, lastStory: -1 };
    pair.comments += 1;
    if (pair.lastStory !== story) pair.stories += 1;
    pair.lastStory = story;
    counted.set(key, pair);
  });
  return [...counted]
    .filter(([, { comments }]) => comments >= minComments)
    .map(([key, { comments, stories }]) => ({
      voters: [Math.floor(key / votes.voterCount), key % votes.voterCount],
      comments,
      stories,
    }));
}

/** Calls `visit` for each two like votes on a comment within the window, story by story. */
function visitPairs(
  { voters, comments, values, at, storyOf, storyCount }: Votes,
  windowSeconds: number,
  visit: (low: number, high: number, story: number) => void,
): void {
  const ofStory = groupBy(storyOf, storyCount).members;
  const { starts, members } = groupBy(comments, storyOf.length);
  for (const comment of ofStory) {
    for (let later = starts[comment]; later < starts[comment + 1]; later += 1) {
      const k = members[later];
      const first = Math.max(starts[comment], later - NEIGHBOURS);
      for (let earlier = later - 1; earlier >= first; earlier -= 1) {
        const j = members[earlier];
        if (at[k] - at[j] > windowSeconds) break;
        if (values[k] !== values[j] || voters[k] === voters[j]) continue;
        visit(Math.min(voters[j], voters[k]), Math.max(voters[j], voters[k]), storyOf[comment]);
      }
    }
  }
}

function toBucket(low: number, high: number): number {
  const mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (BUCKETS - 1);
}
