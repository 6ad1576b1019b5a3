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
/** Meetings a bucket, on average. At this many one bucket in a thousand is full by chance; at nine, half of them are. */
const MEETINGS_A_BUCKET = 3;

/**
 * Lists the pairs of voters who voted the same on the same comments within the window, at least `minComments` times.
 * Counts twice: roughly by hashed buckets, then exactly the pairs of full buckets only (Park, Chen and Yu 1995), because
 * almost all pairs meet once. Where there are too many for the buckets, the pairs are taken in several parts. O(50 votes)
 * time for each part; memory 16 MiB and the pairs that pass.
 */
export function listVoterPairs(votes: Votes, rule: PairRule, buckets = BUCKETS): VoterPair[] {
  let meetings = 0;
  visitPairs(votes, rule.windowSeconds, () => {
    meetings += 1;
  });
  const parts = Math.max(1, Math.ceil(meetings / (MEETINGS_A_BUCKET * buckets)));
  const fullness = new Uint8Array(buckets);
  return Array.from({ length: parts }, (_, part) =>
    listPart(votes, rule, { part, parts, fullness: fullness.fill(0) }),
  ).flat();
}

interface Part {
  readonly part: number;
  readonly parts: number;
  /** How often pairs of each bucket met; the number of buckets is a power of two. */
  readonly fullness: Uint8Array;
}

function listPart(
  votes: Votes,
  { windowSeconds, minComments }: PairRule,
  { part, parts, fullness }: Part,
): VoterPair[] {
  const full = Math.min(minComments, 255);
  const last = fullness.length - 1;
  visitPairs(votes, windowSeconds, (low, high) => {
    const hash = toHash(low, high);
    if (parts > 1 && hash % parts !== part) return;
    const bucket = (hash >>> 8) & last;
    if (fullness[bucket] < full) fullness[bucket] += 1;
  });
  const counted = new Map<number, { comments: number; stories: number; lastStory: number }>();
  visitPairs(votes, windowSeconds, (low, high, story) => {
    const hash = toHash(low, high);
    if ((parts > 1 && hash % parts !== part) || fullness[(hash >>> 8) & last] < full) return;
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

/** A hash of two numbers, all of whose 32 bits depend on both. */
function toHash(low: number, high: number): number {
  let mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
