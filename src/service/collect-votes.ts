import type { Votes } from '../bridging/votes.ts';
import type { AccountId, CommentId, SiteId, StoryId } from '../domain/ids.ts';
import type { Db } from '../storage/pool.ts';
import { readVotes } from '../storage/viewpoint-votes.ts';

/** Votes by numbers, and whose numbers they are. */
export interface CollectedVotes {
  readonly votes: Votes;
  readonly accounts: readonly AccountId[];
  readonly comments: readonly CommentId[];
}

/**
 * Reads a site's votes since a time into arrays of at most `most` votes; `db` is a transaction that sees one moment.
 * Yields between batches, so that requests are answered meanwhile.
 */
export async function collectVotes(
  db: Db,
  siteId: SiteId,
  { since, most }: { readonly since: Date; readonly most: number },
): Promise<CollectedVotes> {
  const accounts = new Numbering<AccountId>();
  const comments = new Numbering<CommentId>();
  const stories = new Numbering<StoryId>();
  const storyOf: number[] = [];
  const voters = new Uint32Array(most);
  const notes = new Uint32Array(most);
  const values = new Float32Array(most);
  const at = new Float64Array(most);
  let count = 0;
  for await (const batch of readVotes(db, siteId, since)) {
    for (const vote of batch.slice(0, most - count)) {
      voters[count] = accounts.numberOf(vote.accountId);
      const comment = comments.numberOf(vote.commentId);
      notes[count] = comment;
      storyOf[comment] = stories.numberOf(vote.storyId);
      values[count] = vote.value === 1 ? 1 : 0;
      at[count] = vote.at;
      count += 1;
    }
  }
  return {
    votes: {
      voterCount: accounts.names.length,
      voters: voters.slice(0, count),
      comments: notes.slice(0, count),
      values: values.slice(0, count),
      at: at.slice(0, count),
      storyOf: Uint32Array.from(storyOf),
      storyCount: stories.names.length,
    },
    accounts: accounts.names,
    comments: comments.names,
  };
}

/** Gives names numbers from 0 in the order in which they first come. */
class Numbering<Name> {
  readonly names: Name[] = [];
  readonly #numbers = new Map<Name, number>();

  numberOf(name: Name): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.names.length);
    this.names.push(name);
    return this.names.length - 1;
  }
}
