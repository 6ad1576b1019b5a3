import type { SectionId, SiteId, StoryId } from '../domain/ids.ts';
import type { ReadStory, Story } from '../domain/thread.ts';
import type { Db } from './pool.ts';
import { findMovedKey } from './story-aliases.ts';

const COLUMNS = `id, site_id as "siteId", key, url, title, closed_at as "closedAt", created_at as "createdAt", published_at as "publishedAt",
  mode, (select n.mode from sections n where n.site_id = stories.site_id and n.id = stories.section_id) as "sectionMode",
  slow_mode_seconds as "slowModeSeconds", comment_count as "commentCount", version`;

/** The story of a key, also of one it had before; null while nobody has written to it. */
export async function findStory(db: Db, siteId: SiteId, key: string): Promise<Story | null> {
  return findByKey(db, siteId, { key, select: selectStory });
}

/** A story with what only its discussion shows, as far as it is stored. */
export type StoredReadStory = Omit<ReadStory, 'boxes'>;

/** The same with what only its discussion shows. */
export async function findReadStory(db: Db, siteId: SiteId, key: string): Promise<StoredReadStory | null> {
  return findByKey(db, siteId, { key, select: selectReadStory });
}

type Select<T> = (db: Db, siteId: SiteId, key: string) => Promise<T | null>;

/** What has the key now comes first; only where nothing has it, former keys are looked at. */
async function findByKey<T>(
  db: Db,
  siteId: SiteId,
  { key, select }: { readonly key: string; readonly select: Select<T> },
): Promise<T | null> {
  const found = await select(db, siteId, key);
  if (found !== null) return found;
  const moved = await findMovedKey(db, siteId, key);
  return moved === null ? null : select(db, siteId, moved);
}

async function selectStory(db: Db, siteId: SiteId, key: string): Promise<Story | null> {
  const { rows } = await db.query<Story>({
    name: 'find-story',
    text: `select ${COLUMNS} from stories where site_id = $1 and key = $2`,
    values: [siteId, key],
  });
  return rows[0] ?? null;
}

async function selectReadStory(db: Db, siteId: SiteId, key: string): Promise<StoredReadStory | null> {
  const { rows } = await db.query<StoredReadStory>({
    name: 'find-read-story',
    text: `select ${COLUMNS}, message, (select count(*)::int from (select 1 from comments c where c.site_id = stories.site_id and c.story_id = stories.id
        and c.featured_at is not null and c.status = 'published' and c.deleted_at is null limit 1000) f) as "featuredCount",
        hides_across as "hidesAcross"
      from stories where site_id = $1 and key = $2`,
    values: [siteId, key],
  });
  return rows[0] ?? null;
}

/**
 * Locks stories until the end of the transaction, always in the same order so that writers never wait in a circle.
 * Everything that moves a story's counters holds this lock. Stories that do not exist are missing.
 */
export async function lockStories(
  db: Db,
  siteIds: readonly SiteId[],
  keys: readonly string[],
): Promise<Story[]> {
  const { rows } = await db.query<Story>({
    name: 'lock-stories',
    text: `select ${COLUMNS} from stories where (site_id, key) in (select * from unnest($1::uuid[], $2::text[]))
      order by site_id, key for update`,
    values: [siteIds, keys],
  });
  return rows;
}

/** Locks one story and returns it; it must exist. */
export async function lockStory(db: Db, siteId: SiteId, key: string): Promise<Story> {
  const [story] = await lockStories(db, [siteId], [key]);
  if (!story) throw new Error(`There is no story ${key} to lock.`);
  return story;
}

export interface NewStory {
  readonly siteId: SiteId;
  readonly id: StoryId;
  readonly key: string;
  readonly url: string | null;
  readonly sectionId: SectionId | null;
  readonly createdAt: Date;
}

/** Adds a story; false when it was there already. */
export async function insertStory(db: Db, story: NewStory): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into stories (site_id, id, key, url, section_id, created_at) values ($1, $2, $3, $4, $5, $6) on conflict (site_id, key) do nothing`,
    values: [story.siteId, story.id, story.key, story.url, story.sectionId, story.createdAt],
  });
  return rowCount === 1;
}

/** Sets the title taken from the publisher's page. Readers see it, so the version rises. */
export async function setStoryTitle(
  db: Db,
  story: { siteId: SiteId; id: StoryId },
  title: string,
): Promise<void> {
  await db.query({
    text: 'update stories set title = $3, version = version + 1 where site_id = $1 and id = $2 and title is distinct from $3',
    values: [story.siteId, story.id, title],
  });
}

export interface MoveStory {
  readonly siteId: SiteId;
  readonly storyId: StoryId;
  /** Change of the number of published, undeleted comments. */
  readonly comments: number;
}

/** Counts a change in a story that readers can see, and returns the version it has now. */
export async function moveStory(db: Db, move: MoveStory): Promise<number> {
  const { rows } = await db.query<{ version: number }>({
    name: 'move-story',
    text: 'update stories set comment_count = comment_count + $3, version = version + 1 where site_id = $1 and id = $2 returning version',
    values: [move.siteId, move.storyId, move.comments],
  });
  const [row] = rows;
  if (!row) throw new Error(`Story ${move.storyId} is gone while it was written to.`);
  return row.version;
}

/** The versions of stories by site and key, for caches that check whether what they hold is still true. */
export async function findVersion(db: Db, siteId: SiteId, key: string): Promise<number | null> {
  return findByKey(db, siteId, { key, select: selectVersion });
}

async function selectVersion(db: Db, siteId: SiteId, key: string): Promise<number | null> {
  const { rows } = await db.query<{ version: number }>({
    name: 'find-version',
    text: 'select version from stories where site_id = $1 and key = $2',
    values: [siteId, key],
  });
  return rows[0]?.version ?? null;
}

/**
 * Live comments of stories by their key, or by their address where the publisher has given them an id of their own.
 * Stories nobody has written to are missing.
 */
export async function countComments(
  db: Db,
  siteId: SiteId,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await db.query<{ key: string; count: number }>({
    name: 'count-comments',
    text: `select a.key, s.comment_count as count from story_aliases a join stories s on s.site_id = a.site_id and s.id = a.story_id
        where a.site_id = $1 and a.key = any($2)
      union all
      select url as key, comment_count from stories where site_id = $1 and url = any($2)
      union all
      select key, comment_count from stories where site_id = $1 and key = any($2)`,
    values: [siteId, keys],
  });
  // What has the key itself comes last, and counts.
  return new Map(rows.map((row) => [row.key, row.count]));
}
