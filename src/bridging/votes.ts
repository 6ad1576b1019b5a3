import type { Ratings } from './ratings.ts';

/** Votes in the order of time, with what decides whether they count: vote k is by `voters[k]` on `comments[k]`. */
export interface Votes {
  readonly voterCount: number;
  /** Numbers below `voterCount`. */
  readonly voters: Uint32Array;
  /** Places in `storyOf`. */
  readonly comments: Uint32Array;
  /** In [0, 1]: up 1, down 0. */
  readonly values: Float32Array;
  /** When, in seconds since 1970; never falls. */
  readonly at: Float64Array;
  /** The story of each comment, a number below `storyCount`. */
  readonly storyOf: Uint32Array;
  readonly storyCount: number;
}

/** Numbers in groups: those of group g are `members` from `starts[g]` up to, without, `starts[g + 1]`. */
export interface Groups {
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
}

/** Groups the places of `keys`, numbers below `count`, by their key; in each group in their order. O(places + count). */
export function groupBy(keys: Uint32Array, count: number): Groups {
  const starts = new Uint32Array(count + 1);
  for (const key of keys) starts[key + 1] += 1;
  for (let group = 0; group < count; group += 1) starts[group + 1] += starts[group];
  const next = starts.slice();
  const members = new Uint32Array(keys.length);
  for (let k = 0; k < keys.length; k += 1) members[next[keys[k]]++] = k;
  return { starts, members };
}

/** The votes whose flag is 1, with the same numbers. `flags` runs along the votes. O(votes). */
export function keepVotes(votes: Votes, flags: Uint8Array): Votes {
  const count = countFlags(flags, 1);
  return {
    ...votes,
    voters: copyKept(votes.voters, new Uint32Array(count), { flags, wanted: 1 }),
    comments: copyKept(votes.comments, new Uint32Array(count), { flags, wanted: 1 }),
    values: copyKept(votes.values, new Float32Array(count), { flags, wanted: 1 }),
    at: copyKept(votes.at, new Float64Array(count), { flags, wanted: 1 }),
  };
}

/** How many of the flags are `wanted`. O(flags). */
export function countFlags(flags: Uint8Array, wanted: 0 | 1): number {
  let ones = 0;
  for (const flag of flags) ones += flag;
  return wanted === 1 ? ones : flags.length - ones;
}

/**
 * Copies the values whose flag is `wanted` into `to`, which has room for just these. `filter` would keep each as an object
 * on the way: three times the memory.
 */
export function copyKept<Values extends Uint32Array | Float32Array | Float64Array>(
  from: Values,
  to: Values,
  { flags, wanted }: { readonly flags: Uint8Array; readonly wanted: 0 | 1 },
): Values {
  let at = 0;
  for (let k = 0; k < from.length; k += 1) if (flags[k] === wanted) to[at++] = from[k] ?? 0;
  return to;
}

/** Votes as the factorisation takes them: voters are raters, comments are notes. Shares the arrays. */
export function toRatings({ voterCount, voters, comments, values, storyOf }: Votes): Ratings {
  return { raterCount: voterCount, noteCount: storyOf.length, raters: voters, notes: comments, values };
}
