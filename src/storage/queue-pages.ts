import type { Cursor } from '../domain/cursor.ts';
import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import type { Queue, QueueOrder } from '../domain/queue.ts';
import { isForModerator } from './appeals.ts';
import type { Db } from './pool.ts';
import {
  hasWords,
  isSearch,
  QUEUE_WALKS,
  queueConditions,
  searchConditions,
  Values,
  type DeskFilter,
} from './queue-filter.ts';

/** A comment in a list of the desk. */
export interface Listed {
  readonly siteId: SiteId;
  readonly id: CommentId;
  /** What a cursor behind it carries. */
  readonly value: number;
}

export interface ListDesk {
  readonly filter: DeskFilter;
  readonly order: QueueOrder;
  readonly after: Cursor | null;
  readonly limit: number;
}

/** One page of what a filter finds, in its order. */
export async function listDesk(db: Db, page: ListDesk): Promise<Listed[]> {
  const values = new Values();
  const text = isSearch(page.filter) ? searchPage(page, values) : queuePage(page, { values });
  const { rows } = await db.query<Listed>({ text, values: values.list });
  return rows;
}

interface Extra {
  readonly values: Values;
  readonly conditions?: readonly string[];
}

/** Each site is walked along its own index, and the heads are merged: many sites cost as much as a few more rows. */
function queuePage({ filter, order, after, limit }: ListDesk, { values, conditions = [] }: Extra): string {
  const { column, direction, value } = QUEUE_WALKS[order];
  const sites = values.add(filter.siteIds);
  const where = [...queueConditions(filter, values), ...conditions];
  if (after !== null)
    where.push(
      `(q.${column}, q.comment_id) ${direction === 'asc' ? '>' : '<'} (${value(values.add(after.value))}, ${values.add(after.id)}::uuid)`,
    );
  const by = `order by q.${column} ${direction}, q.comment_id ${direction}`;
  const most = values.add(limit);
  const cursor = order === 'priority' ? 'q.priority' : '(extract(epoch from q.waiting_since) * 1000)::float8';
  return `select q.site_id as "siteId", q.comment_id as id, ${cursor} as value
    from unnest(${sites}::uuid[]) site (id) cross join lateral (
      select q.site_id, q.comment_id, q.priority, q.waiting_since from queue_items q
      where ${['q.site_id = site.id', ...where].join(' and ')} ${by} limit ${most}
    ) q ${by} limit ${most}`;
}

/** Of texts with the words that are looked for: more are so many that a walk through all soon meets enough. */
const FEW = 5_000;

/** All comments by time, which their ids carry. A comment that holds the words in several of its texts comes once. */
function searchPage(page: ListDesk, values: Values): string {
  if (page.filter.q === null) return walkAll(page, { values });
  const sites = values.add(page.filter.siteIds);
  const isMany = `(select count(*) > ${FEW} from found)`;
  // PostgreSQL thinks a page of 20 is soon found on a walk, which for a rare word reads every text there is.
  return `with found as materialized (
      select r.site_id, r.comment_id from revisions r
      where r.site_id = any(${sites}::uuid[]) and ${hasWords(page.filter.q, values)} limit ${FEW + 1}
    )
    select "siteId", id, value from (
      (${listFound(page, values)} and not ${isMany} ${toEnd(page, values)})
      union all (${walkAll(page, { values, conditions: [isMany] })})
    ) c ${toEnd(page, values)}`;
}

function toEnd({ order, limit }: ListDesk, values: Values): string {
  return `order by id ${order === 'oldest' ? 'asc' : 'desc'} limit ${values.add(limit)}`;
}

function listFound(page: ListDesk, values: Values): string {
  const where = [...searchConditions({ ...page.filter, q: null }, values), ...behind(page, 'c.id', values)];
  return `select c.site_id as "siteId", c.id, 0::float8 as value
    from (select distinct site_id, comment_id from found) f join comments c on c.site_id = f.site_id and c.id = f.comment_id
    where ${where.join(' and ')}`;
}

function behind({ order, after }: ListDesk, id: string, values: Values): string[] {
  return after === null ? [] : [`${id} ${order === 'oldest' ? '>' : '<'} ${values.add(after.id)}::uuid`];
}

function walkAll(page: ListDesk, { values, conditions = [] }: Extra): string {
  const { filter, order, limit } = page;
  const direction = order === 'oldest' ? 'asc' : 'desc';
  const sites = values.add(filter.siteIds);
  const id = filter.q === null ? 'c.id' : 'r.comment_id';
  const where = [...searchConditions(filter, values), ...behind(page, id, values), ...conditions];
  const from =
    filter.q === null
      ? `select c.site_id, c.id from comments c where c.site_id = site.id`
      : `select distinct on (r.comment_id) r.site_id, r.comment_id as id from revisions r
          join comments c on c.site_id = r.site_id and c.id = r.comment_id where r.site_id = site.id`;
  const most = values.add(limit);
  return `select c.site_id as "siteId", c.id, 0::float8 as value
    from unnest(${sites}::uuid[]) site (id) cross join lateral (
      ${from} and ${where.join(' and ')} order by ${id} ${direction} limit ${most}
    ) c order by c.id ${direction} limit ${most}`;
}

/** How many a filter finds, counted no further than `most`. */
export async function countDesk(db: Db, filter: DeskFilter, most: number): Promise<number> {
  const values = new Values();
  const page = { filter, order: 'newest' as const, after: null, limit: most };
  const list = isSearch(filter) ? searchPage(page, values) : queuePage(page, { values });
  const { rows } = await db.query<{ count: number }>({
    text: `select count(*) as count from (${list}) listed`,
    values: values.list,
  });
  return rows[0]?.count ?? 0;
}

export interface SiteQueueCount {
  readonly siteId: SiteId;
  readonly queue: Queue;
  readonly waiting: number;
}

/** How many wait in each queue of some sites, or of all (null); queues in which nothing ever waited are missing. */
export async function listQueueCounts(db: Db, siteIds: readonly SiteId[] | null): Promise<SiteQueueCount[]> {
  const { rows } = await db.query<SiteQueueCount>({
    name: 'queue-counts',
    text: 'select site_id as "siteId", queue, waiting from queue_counts where $1::uuid[] is null or site_id = any($1)',
    values: [siteIds],
  });
  return rows;
}

export interface ClaimNext {
  readonly filter: DeskFilter;
  readonly order: QueueOrder;
  readonly except: readonly string[];
  readonly accountId: AccountId;
  readonly now: Date;
  readonly until: Date;
}

/** How many of the first are looked at: more than there are moderators who ask at the same moment; then more. */
const CANDIDATES = [16, 128, 1_024];

/** Claims the first comment of a queue that nobody else has; null when there is none. */
export async function claimNext(db: Db, next: ClaimNext): Promise<{ siteId: SiteId; id: CommentId } | null> {
  for (const limit of CANDIDATES) {
    const values = new Values();
    const [me, now, until] = [next.accountId, next.now, next.until].map((value) => values.add(value));
    const isFree = `(q.claimed_until is null or q.claimed_until < ${now}::timestamptz or q.claimed_by = ${me}::uuid)`;
    const conditions = [isFree, isForModerator('q', `${me}::uuid`)];
    if (next.except.length > 0) conditions.push(`q.comment_id <> all(${values.add(next.except)}::uuid[])`);
    const { direction } = QUEUE_WALKS[next.order];
    const page = queuePage({ ...next, after: null, limit }, { values, conditions });
    const { rows } = await db.query<{ siteId: SiteId; id: CommentId | null; candidates: number }>({
      text: `with candidates as materialized (${page}), picked as (
          select q.site_id, q.comment_id from candidates n join queue_items q on q.site_id = n."siteId" and q.comment_id = n.id
          where ${isFree} order by n.value ${direction}, n.id ${direction} limit 1 for update of q skip locked
        ), claimed as (
          update queue_items q set claimed_by = ${me}::uuid, claimed_until = ${until}::timestamptz from picked p
          where q.site_id = p.site_id and q.comment_id = p.comment_id returning q.site_id, q.comment_id
        ), news as (
          insert into claim_news (site_id, comment_id, account_id, until, at)
          select site_id, comment_id, ${me}::uuid, ${until}::timestamptz, ${now}::timestamptz from picked
        )
        select c.site_id as "siteId", c.comment_id as id, n.candidates
        from (select count(*)::int as candidates from candidates) n left join claimed c on true`,
      values: values.list,
    });
    const [row] = rows;
    if (row?.id) return { siteId: row.siteId, id: row.id };
    // Fewer than asked for: all that there were are on their way to somebody else.
    if (!row || row.candidates < limit) return null;
  }
  return null;
}
