import type { AccountId, CommentId, SiteId, StoryId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/**
 * Votes that could count: on what readers see, by people with an account of their own who did not take theirs out. Guests
 * with votes are those whom an import made: nobody has shown yet that they are somebody. Who is banned is not asked.
 */
const COUNTING = `from votes v
  join comments c on c.site_id = v.site_id and c.id = v.comment_id and c.status = 'published' and c.deleted_at is null
  join accounts a on a.id = v.account_id and not a.leaves_viewpoints and not a.is_guest
    and not exists (select 1 from sanctions x where x.account_id = a.id and x.kind = 'ban' and x.lifted_at is null
      and (x.site_id is null or x.site_id = $1))
  where v.site_id = $1 and v.cast_at >= $2`;

export interface VoteSize {
  readonly votes: number;
  readonly voters: number;
  readonly comments: number;
}

/** How many votes of a site a fit would read, by how many voters on how many comments. */
export async function measureVotes(db: Db, siteId: SiteId, since: Date): Promise<VoteSize> {
  const { rows } = await db.query<VoteSize>({
    text: `select count(*)::int as votes, count(distinct v.account_id)::int as voters, count(distinct v.comment_id)::int as comments
      ${COUNTING}`,
    values: [siteId, since],
  });
  return rows[0] ?? { votes: 0, voters: 0, comments: 0 };
}

/** How many votes came since a time, counted up to `most`. */
export async function countVotesSince(
  db: Db,
  siteId: SiteId,
  { since, most }: { readonly since: Date; readonly most: number },
): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    text: `select count(*)::int as count from (select 1 from votes where site_id = $1 and cast_at >= $2 limit $3) v`,
    values: [siteId, since, most],
  });
  return rows[0]?.count ?? 0;
}

export interface ReadVote {
  readonly accountId: AccountId;
  readonly commentId: CommentId;
  readonly storyId: StoryId;
  readonly value: 1 | -1;
  /** Seconds since 1970. */
  readonly at: number;
}

const VOTES_AT_ONCE = 5_000;

/** Reads the votes in the order of time, some thousands at once. To be called in a transaction that sees one moment. */
export async function* readVotes(db: Db, siteId: SiteId, since: Date): AsyncGenerator<readonly ReadVote[]> {
  await db.query({
    text: `declare votes_to_fit no scroll cursor for
      select v.account_id as "accountId", v.comment_id as "commentId", c.story_id as "storyId", v.value,
        extract(epoch from v.cast_at)::float8 as at ${COUNTING} order by v.cast_at, v.comment_id, v.account_id`,
    values: [siteId, since],
  });
  for (;;) {
    const { rows } = await db.query<ReadVote>({ text: `fetch ${VOTES_AT_ONCE} from votes_to_fit` });
    if (rows.length === 0) break;
    yield rows;
  }
  await db.query({ text: 'close votes_to_fit' });
}

export interface CountedVote {
  readonly commentId: CommentId;
  readonly value: 1 | -1;
  readonly intercept: number;
  readonly factor: number;
}

export interface CountedVotes {
  readonly siteId: SiteId;
  readonly fit: number;
  readonly comments: readonly CommentId[];
  /** Older votes do not count. */
  readonly since: Date;
}

/** The votes on some comments that count by a fit, of voters all of whose votes do. */
export async function listCountedVotes(
  db: Db,
  { siteId, fit, comments, since }: CountedVotes,
): Promise<CountedVote[]> {
  const { rows } = await db.query<CountedVote>({
    // Votes first, then voters by their key: no statistics know of a fit that is new, and the planner takes it for empty.
    text: `with on_comments as materialized (
        select comment_id, account_id, value from votes where site_id = $1 and comment_id = any($3) and cast_at >= $4
      )
      select v.comment_id as "commentId", v.value, p.intercept, p.factor from on_comments v
      cross join lateral (
        select intercept, factor, is_partial from viewpoint_voters where site_id = $1 and fit = $2 and account_id = v.account_id limit 1
      ) p where not p.is_partial`,
    values: [siteId, fit, comments, since],
  });
  return rows;
}

/** Comments with sums by a fit on which an account has voted since a time. */
export async function listTalliedOf(
  db: Db,
  of: { readonly siteId: SiteId; readonly fit: number; readonly accountId: AccountId; readonly since: Date },
): Promise<CommentId[]> {
  const { rows } = await db.query<{ id: CommentId }>({
    text: `select v.comment_id as id from votes v
      join viewpoint_tallies t on t.site_id = $1 and t.fit = $2 and t.comment_id = v.comment_id
      where v.site_id = $1 and v.account_id = $3 and v.cast_at >= $4`,
    values: [of.siteId, of.fit, of.accountId, of.since],
  });
  return rows.map(({ id }) => id);
}
