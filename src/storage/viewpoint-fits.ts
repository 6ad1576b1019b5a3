import type { AccountId, CommentId, SiteId, StoryId } from '../domain/ids.ts';
import type { Db, Pool } from './pool.ts';

/** One fit of a site's votes, as the desk shows it. */
export interface FitRow {
  readonly number: number;
  readonly state: 'running' | 'done' | 'refused' | 'failed';
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly votes: number;
  readonly voters: number;
  readonly comments: number;
  readonly votesPerComment: number | null;
  readonly gains: readonly number[];
  readonly spread: number | null;
  readonly lockstepGroups: number | null;
  readonly labelled: number | null;
  readonly neededMib: number | null;
  readonly isOpen: boolean;
  readonly streak: number;
}

const FIT = `number, state, started_at as "startedAt", ended_at as "endedAt", votes, voters, comments,
  votes_per_comment as "votesPerComment", gains, spread, lockstep_groups as "lockstepGroups", labelled, needed_mib as "neededMib",
  is_open as "isOpen", streak`;

/** The last fits of a site, the newest first. */
export async function listFits(db: Db, siteId: SiteId, limit: number): Promise<FitRow[]> {
  const { rows } = await db.query<FitRow>({
    text: `select ${FIT} from viewpoint_fits where site_id = $1 order by number desc limit $2`,
    values: [siteId, limit],
  });
  return rows;
}

/** The fit in force; null before the first one. */
export async function findFitInForce(db: Db, siteId: SiteId): Promise<FitRow | null> {
  const { rows } = await db.query<FitRow>({
    text: `select ${FIT} from viewpoint_fits where site_id = $1 and state = 'done' order by number desc limit 1`,
    values: [siteId],
  });
  return rows[0] ?? null;
}

/** Begins a fit; what an interrupted one left behind is cleared away. Returns its number. */
export async function beginFit(db: Db, siteId: SiteId, now: Date): Promise<number> {
  await db.query({ text: 'select 1 from sites where id = $1 for no key update', values: [siteId] });
  await db.query({
    text: `update viewpoint_fits set state = 'failed', ended_at = $2 where site_id = $1 and state = 'running'`,
    values: [siteId, now],
  });
  await forgetOtherFits(db, siteId);
  const { rows } = await db.query<{ number: number }>({
    text: `insert into viewpoint_fits (site_id, number, state, started_at)
      select $1, coalesce(max(number), 0) + 1, 'running', $2 from viewpoint_fits where site_id = $1 returning number`,
    values: [siteId, now],
  });
  return rows[0]?.number ?? 1;
}

/** Removes voters and sums of every fit but the one in force. */
export async function forgetOtherFits(db: Db, siteId: SiteId): Promise<void> {
  await db.query({ text: 'set local statement_timeout = 0' });
  const inForce = `coalesce((select max(number) from viewpoint_fits where site_id = $1 and state = 'done'), 0)`;
  for (const table of ['viewpoint_voters', 'viewpoint_tallies'])
    await db.query({
      text: `delete from ${table} where site_id = $1 and fit <> ${inForce}`,
      values: [siteId],
    });
}

export interface EndFit {
  readonly siteId: SiteId;
  readonly number: number;
  readonly state: 'done' | 'refused' | 'failed';
  readonly endedAt: Date;
  readonly figures?: Partial<
    Pick<
      FitRow,
      | 'votes'
      | 'voters'
      | 'comments'
      | 'votesPerComment'
      | 'gains'
      | 'spread'
      | 'lockstepGroups'
      | 'labelled'
      | 'neededMib'
    >
  >;
  readonly gate?: { readonly isOpen: boolean; readonly streak: number };
  readonly frozen?: object;
}

/** Writes what came of a fit. With `done` it is in force. */
export async function endFit(db: Db, fit: EndFit): Promise<void> {
  const { figures = {}, gate } = fit;
  await db.query({
    text: `update viewpoint_fits set state = $3, ended_at = $4, votes = $5, voters = $6, comments = $7, votes_per_comment = $8,
        gains = $9, spread = $10, lockstep_groups = $11, labelled = $12, needed_mib = $13,
        is_open = coalesce($14, is_open), streak = coalesce($15, streak), frozen = $16
      where site_id = $1 and number = $2`,
    values: [
      fit.siteId,
      fit.number,
      fit.state,
      fit.endedAt,
      figures.votes ?? 0,
      figures.voters ?? 0,
      figures.comments ?? 0,
      figures.votesPerComment ?? null,
      figures.gains ?? [],
      figures.spread ?? null,
      figures.lockstepGroups ?? null,
      figures.labelled ?? null,
      figures.neededMib ?? null,
      gate?.isOpen ?? null,
      gate?.streak ?? null,
      fit.frozen ?? null,
    ],
  });
}

/** Votes that could count: on what readers see, by people who did not take theirs out. */
const COUNTING = `from votes v
  join comments c on c.site_id = v.site_id and c.id = v.comment_id and c.status = 'published' and c.deleted_at is null
  join accounts a on a.id = v.account_id and not a.leaves_viewpoints
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

export interface VoterParameters {
  readonly accountId: AccountId;
  readonly intercept: number;
  readonly factor: number;
}

/** Writes where voters stand by a fit. */
export async function insertVoters(
  db: Db,
  { siteId, fit }: { readonly siteId: SiteId; readonly fit: number },
  voters: readonly VoterParameters[],
): Promise<void> {
  await db.query({
    // Whoever was erased meanwhile is nobody's row any more.
    text: `insert into viewpoint_voters (site_id, fit, account_id, intercept, factor)
      select $1, $2, n.* from unnest($3::uuid[], $4::float8[], $5::float8[]) n (account_id, intercept, factor)
      join accounts a on a.id = n.account_id`,
    values: [
      siteId,
      fit,
      voters.map(({ accountId }) => accountId),
      voters.map(({ intercept }) => intercept),
      voters.map(({ factor }) => factor),
    ],
  });
}

/** Since when comments satisfy the label by the fit in force. */
export async function listAcrossSince(db: Db, siteId: SiteId): Promise<Map<CommentId, Date>> {
  const { rows } = await db.query<{ id: CommentId; since: Date }>({
    text: `select t.comment_id as id, t.across_since as since from viewpoint_tallies t
      where t.site_id = $1 and t.across_since is not null
        and t.fit = (select max(number) from viewpoint_fits where site_id = $1 and state = 'done')`,
    values: [siteId],
  });
  return new Map(rows.map(({ id, since }) => [id, since]));
}

/** Comments whose votes have moved since a time, among those of a fit and those voted on lately. */
export async function listMoved(
  db: Db,
  { siteId, fit, since }: { readonly siteId: SiteId; readonly fit: number; readonly since: Date },
): Promise<CommentId[]> {
  const { rows } = await db.query<{ id: CommentId }>({
    text: `select t.comment_id as id from viewpoint_tallies t join comments c on c.site_id = t.site_id and c.id = t.comment_id
      where t.site_id = $1 and t.fit = $2 and c.voted_at >= $3
      union
      select comment_id from votes where site_id = $1 and cast_at >= $3`,
    values: [siteId, fit, since],
  });
  return rows.map(({ id }) => id);
}

export interface CountedVote {
  readonly commentId: CommentId;
  readonly value: 1 | -1;
  readonly intercept: number;
  readonly factor: number;
}

/** The votes on some comments that count by a fit. */
export async function listCountedVotes(
  db: Db,
  {
    siteId,
    fit,
    comments,
  }: { readonly siteId: SiteId; readonly fit: number; readonly comments: readonly CommentId[] },
): Promise<CountedVote[]> {
  const { rows } = await db.query<CountedVote>({
    // Votes first, then voters by their key: no statistics know of a fit that is new, and the planner takes it for empty.
    text: `with on_comments as materialized (
        select comment_id, account_id, value from votes where site_id = $1 and comment_id = any($3)
      )
      select v.comment_id as "commentId", v.value, p.intercept, p.factor from on_comments v
      cross join lateral (
        select intercept, factor from viewpoint_voters where site_id = $1 and fit = $2 and account_id = v.account_id limit 1
      ) p`,
    values: [siteId, fit, comments],
  });
  return rows;
}

export interface NewRank {
  readonly commentId: CommentId;
  readonly rank: number;
  readonly isFound: boolean;
}

/** Smaller steps change no order that a reader could tell, and are not worth a row. */
const VISIBLE_STEP = 0.0005;

/**
 * Writes where comments stand, and moves the versions of stories whose order changes. Stories are locked before their
 * comments, in the order in which everybody locks them.
 */
export async function setRanks(db: Db, siteId: SiteId, ranks: readonly NewRank[]): Promise<void> {
  const values = [
    siteId,
    ranks.map(({ commentId }) => commentId),
    ranks.map(({ rank }) => rank),
    ranks.map(({ isFound }) => isFound),
  ];
  const moved = `unnest($2::uuid[], $3::float8[], $4::bool[]) n (id, rank, is_found)
    join comments c on c.site_id = $1 and c.id = n.id
      and (abs(c.rank_across - n.rank) > ${VISIBLE_STEP} or (c.is_across and not n.is_found))`;
  await db.query({
    text: `update stories set version = version + 1 from (
        select id from stories where site_id = $1 and id in (select c.story_id from ${moved}) order by key for update
      ) s where stories.site_id = $1 and stories.id = s.id`,
    values,
  });
  await db.query({
    text: `update comments set rank_across = m.rank, is_across = comments.is_across and m.is_found
      from (select n.* from ${moved}) m where comments.site_id = $1 and comments.id = m.id`,
    values,
  });
}

/** Comments that stand somewhere though no vote on them counts by a fit any more. */
export async function listForgotten(
  db: Db,
  { siteId, fit }: { readonly siteId: SiteId; readonly fit: number },
): Promise<CommentId[]> {
  const { rows } = await db.query<{ id: CommentId }>({
    text: `select t.comment_id as id from viewpoint_tallies t
      where t.site_id = $1 and t.fit < $2
        and not exists (select 1 from viewpoint_tallies n where n.site_id = $1 and n.fit = $2 and n.comment_id = t.comment_id)`,
    values: [siteId, fit],
  });
  return rows.map(({ id }) => id);
}

/** How many published comments carry the label. */
export async function countLabelled(db: Db, siteId: SiteId): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    text: `select count(*)::int as count from viewpoint_tallies t join comments c on c.site_id = t.site_id and c.id = t.comment_id
      where t.site_id = $1 and c.is_across`,
    values: [siteId],
  });
  return rows[0]?.count ?? 0;
}

/** Runs `work` unless another fit of the site runs anywhere; null then. A process that dies lets go. */
export async function withFitLock<T>(pool: Pool, siteId: SiteId, work: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const lock = (verb: string) => ({
    text: `select ${verb}(hashtextextended('fit' || $1, 0)) as held`,
    values: [siteId],
  });
  try {
    const { rows } = await client.query<{ held: boolean }>(lock('pg_try_advisory_lock'));
    if (rows[0]?.held !== true) return null;
    try {
      return await work();
    } finally {
      await client.query(lock('pg_advisory_unlock')).catch((error: Error) => {
        broken = error;
      });
    }
  } finally {
    client.release(broken);
  }
}

/** How many published comments a site has. */
export async function countPublished(db: Db, siteId: SiteId): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    text: 'select coalesce(sum(comment_count), 0)::int as count from stories where site_id = $1',
    values: [siteId],
  });
  return rows[0]?.count ?? 0;
}
