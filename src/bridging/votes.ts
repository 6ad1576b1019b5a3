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
  const isKept = (_: number, k: number): boolean => flags[k] === 1;
  return {
    ...votes,
    voters: votes.voters.filter(isKept),
    comments: votes.comments.filter(isKept),
    values: votes.values.filter(isKept),
    at: votes.at.filter(isKept),
  };
}

/** Votes as the factorisation takes them: voters are raters, comments are notes. Shares the arrays. */
export function toRatings({ voterCount, voters, comments, values, storyOf }: Votes): Ratings {
  return { raterCount: voterCount, noteCount: storyOf.length, raters: voters, notes: comments, values };
}
