import type { Cursor } from '../domain/cursor.ts';
import type { AccountId, CommentId, SiteId, StoryId } from '../domain/ids.ts';
import {
  FRESH_PLACES,
  FRESH_VOTES,
  MAX_DEPTH,
  MOST_PINNED,
  REPLIES_SHOWN,
  toReplyOrder,
  type ReplyOrder,
  type SortOrder,
} from '../domain/thread.ts';
import { AUTHOR_COLUMNS, authorJoins, commentColumns, type CommentRow } from './comment-rows.ts';
import type { Db } from './pool.ts';

/** How an order is walked: its column, its direction, and how a cursor's number becomes that column's type. */
interface Walk {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  readonly cursorType: 'float8' | 'time';
}

const BY_TIME = { column: 'created_at', cursorType: 'time' } as const;

const WALKS: Record<SortOrder, Walk> = {
  best: { column: 'best', direction: 'desc', cursorType: 'float8' },
  across: { column: 'rank_across', direction: 'desc', cursorType: 'float8' },
  newest: { ...BY_TIME, direction: 'desc' },
  oldest: { ...BY_TIME, direction: 'asc' },
  replies: { column: 'thread_count', direction: 'desc', cursorType: 'float8' },
  controversial: { column: 'controversy', direction: 'desc', cursorType: 'float8' },
};

/** The order and the keyset condition of a walk; $3 and $4 are the cursor's value and id. */
function orderOf(walk: Walk, alias: string): string {
  return `order by ${alias}.${walk.column} ${walk.direction}, ${alias}.id ${walk.direction}`;
}

function afterOf(walk: Walk, alias: string): string {
  // Cursors of this order carry no rank (domain/thread-tree.ts).
  if (walk.column === 'rank_across')
    return `and $3::float8 is not null and (${alias}.rank_across, ${alias}.id) <
      (select o.rank_across, o.id from comments o where o.site_id = $1 and o.id = $4::uuid)`;
  const value = walk.cursorType === 'time' ? 'to_timestamp($3::float8 / 1000)::timestamptz(3)' : '$3::float8';
  return `and (${alias}.${walk.column}, ${alias}.id) ${walk.direction === 'desc' ? '<' : '>'} (${value}, $4::uuid)`;
}

/** How many replies to show below a comment, by its distance from the start of the page. */
const SHOWN = `case p.distance ${REPLIES_SHOWN.map((count, distance) => `when ${distance} then ${count}`).join(' ')} else 0 end`;

/**
 * Adds to the comments of `start` the first replies below each, level by level. One statement, so one look at the
 * database and one snapshot; each step is a short walk along an index. Below the deepest level a conversation is
 * flat and always in the order in which it was held.
 */
function withReplies(start: string, replyOrder: ReplyOrder): string {
  const nested = WALKS[replyOrder];
  return `
    with recursive page as (
      (${start})
      union all
      select r.*, p.place, p.distance + 1 from page p
      cross join lateral (
        (select c.* from comments c where p.depth < ${MAX_DEPTH} and c.shown_under_id = p.id and c.site_id = $1 and c.visible
          and c.parent_id is not null ${orderOf(nested, 'c')} limit ${SHOWN})
        union all
        (select c.* from comments c where p.depth >= ${MAX_DEPTH} and c.shown_under_id = p.id and c.site_id = $1 and c.visible
          and c.parent_id is not null ${orderOf(WALKS.oldest, 'c')} limit ${SHOWN})
      ) r
      where p.reply_count > 0 and p.distance < ${REPLIES_SHOWN.length}
    )
    select ${commentColumns('page')}, page.place = 0 and page.distance = 0 as "isFresh", ${AUTHOR_COLUMNS} from page
    ${authorJoins('page', MAX_DEPTH)}
    order by page.distance, page.place`;
}

/** Whether a comment stands before all others; only what readers see does. */
const PINNED = `c.pinned_at is not null and c.status = 'published' and c.deleted_at is null`;
const NOT_PINNED = `(c.pinned_at is null or c.status <> 'published' or c.deleted_at is not null)`;

/** What is pinned, the newest first, in front of the first page of any order: their places are below one. */
const PINNED_FIRST = `
  select c.*, row_number() over (order by c.pinned_at desc, c.id desc) - ${MOST_PINNED + 1} as place, 0 as distance from (
    select c.* from comments c where c.site_id = $1 and c.story_id = $2 and c.parent_id is null and ${PINNED}
    order by c.pinned_at desc, c.id desc limit ${MOST_PINNED}
  ) c`;

/**
 * One page of a walk over comments that satisfy `where`, and one comment more when there is a next page. The one
 * beyond gets a distance past the last level, so that nothing is fetched below it.
 */
function pageOf(walk: Walk, where: string, hasCursor: boolean): string {
  const limit = hasCursor ? '$5::int' : '$3::int';
  return `
    select c.*, case when place <= ${limit} then 0 else ${REPLIES_SHOWN.length} end as distance from (
      select c.*, row_number() over (${orderOf(walk, 'c')}) as place from (
        select c.* from comments c where c.site_id = $1 and c.visible and ${where} ${hasCursor ? afterOf(walk, 'c') : ''}
        ${orderOf(walk, 'c')} limit ${limit} + 1
      ) c
    ) c`;
}

/**
 * The newest comments with few votes, wherever their order has them: their places are kept, and 0. Looks at the newest 200
 * only, since what is older has been seen.
 */
const FRESH = `
  select c.* from (
    select c.* from comments c where c.site_id = $1 and c.story_id = $2 and c.parent_id is null and c.visible and ${NOT_PINNED}
    order by c.created_at desc, c.id desc limit 200
  ) c where c.status = 'published' and c.deleted_at is null and c.up + c.down < ${FRESH_VOTES}
  order by c.created_at desc, c.id desc limit ${FRESH_PLACES}`;

export interface ListRoots {
  readonly siteId: SiteId;
  readonly storyId: StoryId;
  readonly sort: SortOrder;
  readonly after: Cursor | null;
  readonly limit: number;
}

/**
 * The top-level comments of one page in their order, on the first page behind those that are pinned; then their first replies level by level (siblings unordered).
 * One top-level comment more than `limit`, without replies, when there is a next page.
 */
export async function listRoots(db: Db, page: ListRoots): Promise<CommentRow[]> {
  const isFirst = page.after === null;
  const isAcross = page.sort === 'across';
  const roots = `c.story_id = $2 and c.parent_id is null and ${NOT_PINNED}`;
  const notShown = isFirst ? `c.id not in (select f.id from (${FRESH}) f)` : 'c.id <> all($6::uuid[])';
  const walk = pageOf(WALKS[page.sort], isAcross ? `${roots} and ${notShown}` : roots, !isFirst);
  const fresh = `select c.*, 0::bigint as place, 0 as distance from (${FRESH}) c`;
  const first = isAcross ? [PINNED_FIRST, fresh, walk] : [PINNED_FIRST, walk];
  const start = isFirst ? first.map((part) => `(${part})`).join(' union all ') : walk;
  const { rows } = await db.query<CommentRow>({
    name: `roots-${page.sort}${page.after ? '-after' : ''}`,
    text: withReplies(start, toReplyOrder(page.sort)),
    values: [
      page.siteId,
      page.storyId,
      ...cursorValues(page.after),
      isFirst && isAcross ? page.limit - FRESH_PLACES : page.limit,
      ...(isAcross && !isFirst ? [page.after?.passed ?? []] : []),
    ],
  });
  return rows;
}

export interface ListFeatured {
  readonly siteId: SiteId;
  readonly storyId: StoryId;
  /** Its value is the time at which the last comment was made a pick. */
  readonly after: Cursor | null;
  readonly limit: number;
}

/** The editors' picks of a story that readers see, wherever they stand in it, the newest pick first. */
export async function listFeatured(db: Db, page: ListFeatured): Promise<CommentRow[]> {
  const { siteId, storyId, after, limit } = page;
  const place =
    after === null
      ? ''
      : `and (c.featured_at, c.id) < (to_timestamp($4::float8 / 1000)::timestamptz(3), $5::uuid)`;
  const { rows } = await db.query<CommentRow>({
    name: `featured${after === null ? '' : '-after'}`,
    text: `
      select ${commentColumns('c')}, ${AUTHOR_COLUMNS} from (
        select c.* from comments c where c.site_id = $1 and c.story_id = $2 and c.featured_at is not null
          and c.status = 'published' and c.deleted_at is null ${place}
        order by c.featured_at desc, c.id desc limit $3
      ) c ${authorJoins('c', MAX_DEPTH)} order by c.featured_at desc, c.id desc`,
    values: [siteId, storyId, limit, ...cursorValues(after)],
  });
  return rows;
}

export interface ListReplies {
  readonly siteId: SiteId;
  readonly commentId: CommentId;
  readonly order: ReplyOrder;
  readonly after: Cursor | null;
  readonly limit: number;
}

/** The replies of one page below a comment, in the shape of `listRoots`. */
export async function listReplies(db: Db, page: ListReplies): Promise<CommentRow[]> {
  const start = pageOf(
    WALKS[page.order],
    'c.shown_under_id = $2 and c.parent_id is not null',
    page.after !== null,
  );
  const { rows } = await db.query<CommentRow>({
    name: `replies-${page.order}${page.after ? '-after' : ''}`,
    text: withReplies(start, page.order),
    values: [page.siteId, page.commentId, ...cursorValues(page.after), page.limit],
  });
  return rows;
}

function cursorValues(after: Cursor | null): unknown[] {
  return after ? [after.value, after.id] : [];
}

/**
 * A comment and everything it is shown under, outermost first; empty when there is no such comment. The walk goes up
 * at most MAX_DEPTH + 1 steps however deep the conversation is, because `shown_under_id` skips the flat part.
 */
export async function listAncestry(db: Db, siteId: SiteId, commentId: CommentId): Promise<CommentRow[]> {
  const { rows } = await db.query<CommentRow>({
    name: 'ancestry',
    text: `
      with recursive line as (
        select c.*, 0 as step from comments c where c.site_id = $1 and c.id = $2
        union all
        select c.*, line.step + 1 from line join comments c on c.site_id = $1 and c.id = line.shown_under_id
      )
      select ${commentColumns('line')}, ${AUTHOR_COLUMNS} from line ${authorJoins('line', MAX_DEPTH)} order by line.step desc`,
    values: [siteId, commentId],
  });
  return rows;
}

export interface ListHeld {
  readonly siteId: SiteId;
  readonly storyId: StoryId;
  readonly authorId: AccountId;
}

/** An author's own comments of a story that nobody else sees, newest first, at most 50. */
export async function listHeld(db: Db, held: ListHeld): Promise<CommentRow[]> {
  const { rows } = await db.query<CommentRow>({
    name: 'held',
    text: `
      select ${commentColumns('c')}, ${AUTHOR_COLUMNS} from comments c ${authorJoins('c', MAX_DEPTH)}
      where c.site_id = $1 and c.story_id = $2 and c.author_id = $3 and c.status <> 'published' and c.deleted_at is null
      order by c.created_at desc limit 50`,
    values: [held.siteId, held.storyId, held.authorId],
  });
  return rows;
}
