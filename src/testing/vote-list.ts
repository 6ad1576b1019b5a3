import type { Votes } from '../bridging/votes.ts';

export interface ListedVote {
  readonly voter: number;
  readonly comment: number;
  /** 1 where it is left out. */
  readonly value?: number;
  /** Seconds; 0 where they are left out. */
  readonly at?: number;
}

/** Votes, put in the order of time, on comments of which each story has ten: 0 to 9, 10 to 19 and so on. */
export function listVotes(list: readonly ListedVote[]): Votes {
  const votes = list.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  const commentCount = 1 + Math.max(-1, ...votes.map(({ comment }) => comment));
  return {
    voterCount: 1 + Math.max(-1, ...votes.map(({ voter }) => voter)),
    voters: Uint32Array.from(votes, ({ voter }) => voter),
    comments: Uint32Array.from(votes, ({ comment }) => comment),
    values: Float32Array.from(votes, ({ value = 1 }) => value),
    at: Float64Array.from(votes, ({ at = 0 }) => at),
    storyOf: Uint32Array.from({ length: commentCount }, (_, comment) => Math.floor(comment / 10)),
    storyCount: Math.ceil(commentCount / 10),
  };
}

/** Votes of one voter, one on each of these comments, a minute apart. */
export function voteOn(voter: number, comments: readonly number[], at = 0): ListedVote[] {
  return comments.map((comment, k) => ({ voter, comment, at: at + 60 * k }));
}
