import type { Place } from '../domain/comment.ts';
import type { AccountId, CommentId, SiteId, StoryId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface SetVote {
  readonly siteId: SiteId;
  readonly commentId: CommentId;
  readonly storyId: StoryId;
  readonly accountId: AccountId;
  /** 1 up, -1 down, 0 takes the vote back. */
  readonly value: 1 | -1 | 0;
  readonly place: Place;
  readonly castAt: Date;
}

export interface VoteTotals {
  readonly up: number;
  readonly down: number;
  /** Whether anything is different from before. */
  readonly changed: boolean;
  readonly before: 1 | -1 | 0;
  /** When the vote before was cast, and whether another system counted it first; null where there was none. */
  readonly beforeAt: Date | null;
  readonly wasImported: boolean;
}

/**
 * Makes an account's vote on a comment what it should be and moves the totals by the difference. The comment's row is
 * locked first: votes of one account on one comment never overtake each other.
 */
export async function setVote(db: Db, vote: SetVote): Promise<VoteTotals | null> {
  const key = [vote.siteId, vote.commentId];
  const { rows: locked } = await db.query<{ up: number; down: number }>({
    name: 'lock-comment',
    text: 'select up, down from comments where site_id = $1 and id = $2 for update',
    values: key,
  });
  const [current] = locked;
  if (!current) return null;
  const { rows: own } = await db.query<{ value: 1 | -1; at: Date; place: Place | 'import' }>({
    name: 'own-vote',
    text: 'select value, cast_at as at, place from votes where site_id = $1 and comment_id = $2 and account_id = $3',
    values: [...key, vote.accountId],
  });
  const before: VoteTotals['before'] = own[0]?.value ?? 0;
  const stood = { before, beforeAt: own[0]?.at ?? null, wasImported: own[0]?.place === 'import' };
  if (before === vote.value) return { ...current, ...stood, changed: false };
  await writeVote(db, vote);
  const { rows } = await db.query<{ up: number; down: number }>({
    name: 'move-votes',
    text: 'update comments set up = up + $3, down = down + $4, voted_at = $5 where site_id = $1 and id = $2 returning up, down',
    values: [
      ...key,
      Number(vote.value === 1) - Number(before === 1),
      Number(vote.value === -1) - Number(before === -1),
      vote.castAt,
    ],
  });
  const [totals] = rows;
  return totals ? { ...totals, ...stood, changed: true } : null;
}

async function writeVote(db: Db, vote: SetVote): Promise<void> {
  if (vote.value === 0) {
    await db.query({
      name: 'take-vote-back',
      text: 'delete from votes where site_id = $1 and comment_id = $2 and account_id = $3',
      values: [vote.siteId, vote.commentId, vote.accountId],
    });
    return;
  }
  await db.query({
    name: 'write-vote',
    text: `insert into votes (site_id, comment_id, account_id, story_id, value, place, cast_at) values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (site_id, comment_id, account_id) do update set value = excluded.value, place = excluded.place, cast_at = excluded.cast_at`,
    values: [vote.siteId, vote.commentId, vote.accountId, vote.storyId, vote.value, vote.place, vote.castAt],
  });
}

/** An account's votes in a story, newest first, at most 2,000. */
export async function listVotes(
  db: Db,
  wanted: { accountId: AccountId; storyId: StoryId },
): Promise<{ commentId: CommentId; value: 1 | -1 }[]> {
  const { rows } = await db.query<{ commentId: CommentId; value: 1 | -1 }>({
    name: 'list-votes',
    text: `select comment_id as "commentId", value from votes where account_id = $1 and story_id = $2
      order by cast_at desc limit 2000`,
    values: [wanted.accountId, wanted.storyId],
  });
  return rows;
}
