import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import type { Db, Pool } from './pool.ts';
import { withTryLock } from './try-lock.ts';

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

/** The fit in force with what counting votes by it needs; null before the first one. */
export async function findFrozen(
  db: Db,
  siteId: SiteId,
): Promise<{ readonly fit: number; readonly startedAt: Date; readonly frozen: unknown } | null> {
  const { rows } = await db.query<{ fit: number; startedAt: Date; frozen: unknown }>({
    text: `select number as fit, started_at as "startedAt", frozen from viewpoint_fits
      where site_id = $1 and state = 'done' order by number desc limit 1`,
    values: [siteId],
  });
  return rows[0] ?? null;
}

/** Removes voters, suspects and sums of every fit but the one in force. */
export async function forgetOtherFits(db: Db, siteId: SiteId): Promise<void> {
  await db.query({ text: 'set local statement_timeout = 0' });
  const inForce = `coalesce((select max(number) from viewpoint_fits where site_id = $1 and state = 'done'), 0)`;
  for (const table of ['viewpoint_voters', 'viewpoint_suspects', 'viewpoint_tallies'])
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

export interface MovedSince {
  readonly siteId: SiteId;
  readonly fit: number;
  readonly since: Date;
  /** Voters who were forgotten: what they voted on has moved. */
  readonly left: readonly AccountId[];
}

/** Comments whose votes have moved since a time, among those of a fit and those voted on lately. */
export async function listMoved(db: Db, { siteId, fit, since, left }: MovedSince): Promise<CommentId[]> {
  const { rows } = await db.query<{ id: CommentId }>({
    text: `select t.comment_id as id from viewpoint_tallies t join comments c on c.site_id = t.site_id and c.id = t.comment_id
      where t.site_id = $1 and t.fit = $2 and c.voted_at >= $3
      union
      select comment_id from votes where site_id = $1 and cast_at >= $3
      union
      select t.comment_id from votes v join viewpoint_tallies t on t.site_id = $1 and t.fit = $2 and t.comment_id = v.comment_id
      where v.site_id = $1 and v.account_id = any($4)`,
    values: [siteId, fit, since, left],
  });
  return rows.map(({ id }) => id);
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
    // Two lists side by side: no statistics know of a fit that is new, and the planner would walk all of it for each comment.
    text: `select comment_id as id from viewpoint_tallies where site_id = $1 and fit < $2
      except select comment_id from viewpoint_tallies where site_id = $1 and fit = $2`,
    values: [siteId, fit],
  });
  return rows.map(({ id }) => id);
}

/** How many published comments carry the label. */
export async function countLabelled(db: Db, siteId: SiteId): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    // While a fit takes over, a comment has sums by two.
    text: `select count(distinct c.id)::int as count from viewpoint_tallies t
      join comments c on c.site_id = t.site_id and c.id = t.comment_id and c.status = 'published' and c.deleted_at is null
      where t.site_id = $1 and c.is_across`,
    values: [siteId],
  });
  return rows[0]?.count ?? 0;
}

/** Runs `work` unless another fit of the site runs anywhere; null then. A process that dies lets go. */
export function withFitLock<T>(pool: Pool, siteId: SiteId, work: () => Promise<T>): Promise<T | null> {
  return withTryLock(pool, `fit${siteId}`, work);
}

/** How many published comments a site has. */
export async function countPublished(db: Db, siteId: SiteId): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    text: 'select coalesce(sum(comment_count), 0)::int as count from stories where site_id = $1',
    values: [siteId],
  });
  return rows[0]?.count ?? 0;
}
