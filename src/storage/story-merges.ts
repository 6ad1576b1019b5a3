import type { CommentId, SiteId, StoryId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface StoryMerge {
  readonly siteId: SiteId;
  readonly storyId: StoryId;
  readonly intoId: StoryId;
}

/** Every story that is on its way into another one. */
export async function listMerges(db: Db): Promise<Pick<StoryMerge, 'siteId' | 'storyId'>[]> {
  const { rows } = await db.query<Pick<StoryMerge, 'siteId' | 'storyId'>>({
    text: 'select site_id as "siteId", story_id as "storyId" from story_merges order by 1, 2',
  });
  return rows;
}

/** Whether a story is on its way into another one, or another one into it. */
export async function isMerging(
  db: Db,
  story: { readonly siteId: SiteId; readonly id: StoryId },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'select 1 from story_merges where site_id = $1 and (story_id = $2 or into_id = $2)',
    values: [story.siteId, story.id],
  });
  return (rowCount ?? 0) > 0;
}

/** How many comments of a story wait for somebody to decide on them, counted up to 1,000. */
export async function countWaiting(
  db: Db,
  story: { readonly siteId: SiteId; readonly id: StoryId },
): Promise<number> {
  const { rows } = await db.query<{ waiting: number }>({
    text: `select count(*)::int as waiting from (select 1 from queue_items where site_id = $1 and story_id = $2 limit 1000) q`,
    values: [story.siteId, story.id],
  });
  return rows[0]?.waiting ?? 0;
}

/** Begins to move the comments of a story into another one. */
export async function insertMerge(db: Db, merge: StoryMerge, begunAt: Date): Promise<void> {
  await db.query({
    text: 'insert into story_merges (site_id, story_id, into_id, begun_at) values ($1, $2, $3, $4)',
    values: [merge.siteId, merge.storyId, merge.intoId, begunAt],
  });
}

/** Takes the pins away that find no room where a story goes: the longest pinned ones. */
export async function unpinBeyond(
  db: Db,
  { siteId, storyId, room }: { readonly siteId: SiteId; readonly storyId: StoryId; readonly room: number },
): Promise<void> {
  await db.query({
    text: `update comments set pinned_at = null where site_id = $1 and id in (
        select id from comments where site_id = $1 and story_id = $2 and pinned_at is not null
        order by pinned_at desc, id desc offset $3)`,
    values: [siteId, storyId, room],
  });
}

/** Where a merge goes; null once it is done. Locks it, so that two processes never move the same batch. */
export async function lockMerge(
  db: Db,
  { siteId, storyId }: Pick<StoryMerge, 'siteId' | 'storyId'>,
): Promise<{
  readonly intoId: StoryId;
  readonly intoKey: string;
  readonly lookedAt: CommentId | null;
} | null> {
  const { rows } = await db.query<{ intoId: StoryId; intoKey: string; lookedAt: CommentId | null }>({
    text: `select m.into_id as "intoId", s.key as "intoKey", m.looked_at as "lookedAt"
      from story_merges m join stories s on s.site_id = m.site_id and s.id = m.into_id
      where m.site_id = $1 and m.story_id = $2 for update of m`,
    values: [siteId, storyId],
  });
  return rows[0] ?? null;
}

/** Locks the two stories of a merge, in the order in which everything locks stories. */
export async function lockMerged(db: Db, { siteId, storyId, intoId }: StoryMerge): Promise<void> {
  await db.query({
    text: 'select 1 from stories where site_id = $1 and id = any($2) order by site_id, key for update',
    values: [siteId, [storyId, intoId]],
  });
}

export interface MovedBatch {
  /** Where the next one starts; null when there was nothing left. */
  readonly lookedAt: CommentId | null;
  readonly moved: number;
}

/**
 * Moves those of a site's next `limit` comments that belong to the story, with their votes and queue items, and both
 * counters. No index leads from a story to all of its comments, and none is worth its writes: a merge walks the site.
 */
export async function moveBatch(
  db: Db,
  merge: StoryMerge,
  { after, limit }: { readonly after: CommentId | null; readonly limit: number },
): Promise<MovedBatch> {
  const { rows } = await db.query<{ lookedAt: CommentId | null; ids: CommentId[] }>({
    text: `with looked as (
        select id, story_id from comments where site_id = $1 and id > coalesce($3::uuid, '00000000-0000-0000-0000-000000000000')
        order by id limit $4
      )
      select (select id from looked order by id desc limit 1) as "lookedAt", array(select id from looked where story_id = $2) as ids`,
    values: [merge.siteId, merge.storyId, after, limit],
  });
  const { lookedAt = null, ids = [] } = rows[0] ?? {};
  if (ids.length > 0) await moveComments(db, merge, ids);
  return { lookedAt, moved: ids.length };
}

async function moveComments(db: Db, merge: StoryMerge, ids: readonly CommentId[]): Promise<void> {
  const values = [merge.siteId, merge.intoId, ids];
  await db.query({
    text: `with moved as (
        update comments set story_id = $2 where site_id = $1 and id = any($3) returning status, deleted_at
      ), live as (select count(*)::int as n from moved where status = 'published' and deleted_at is null)
      update stories s set version = s.version + 1,
        comment_count = s.comment_count + case when s.id = $2 then live.n else -live.n end
      from live where s.site_id = $1 and s.id in ($2, $4)`,
    values: [...values, merge.storyId],
  });
  await db.query({
    text: 'update votes set story_id = $2 where site_id = $1 and comment_id = any($3)',
    values,
  });
  await db.query({
    text: `update queue_items q set story_id = $2, section_id = (select section_id from stories where site_id = $1 and id = $2)
      where q.site_id = $1 and q.comment_id = any($3)`,
    values,
  });
}

/** Remembers how far a merge has come. */
export async function setLookedAt(
  db: Db,
  { siteId, storyId }: Pick<StoryMerge, 'siteId' | 'storyId'>,
  lookedAt: CommentId,
): Promise<void> {
  await db.query({
    text: 'update story_merges set looked_at = $3 where site_id = $1 and story_id = $2',
    values: [siteId, storyId, lookedAt],
  });
}

/** The end of a merge: what is empty now goes. */
export async function deleteMerged(
  db: Db,
  { siteId, storyId }: Pick<StoryMerge, 'siteId' | 'storyId'>,
): Promise<void> {
  const values = [siteId, storyId];
  await db.query({ text: 'delete from story_merges where site_id = $1 and story_id = $2', values });
  await db.query({ text: 'delete from stories where site_id = $1 and id = $2', values });
}
