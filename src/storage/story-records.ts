import type { SectionId, SiteId, StoryId } from '../domain/ids.ts';
import type { Story } from '../domain/thread.ts';
import type { Db } from './pool.ts';

/** A story with what editors decide about it. */
export interface StoryRecord extends Story {
  readonly sectionId: SectionId | null;
  readonly sectionKey: string | null;
  /** Chosen by somebody, so that what the page says changes it no more; the same of the title. */
  readonly sectionIsGiven: boolean;
  readonly titleIsGiven: boolean;
  /** What stands above its thread, as it was written. */
  readonly message: string;
  /** Whether the order across viewpoints is taken off it. */
  readonly hidesAcross: boolean;
  /** What the page calls its section. */
  readonly sectionLabel: string | null;
}

const SELECT = `select t.id, t.site_id as "siteId", t.key, t.url, t.title, t.closed_at as "closedAt", t.created_at as "createdAt",
    t.comment_count as "commentCount", t.version, t.section_id as "sectionId", s.key as "sectionKey",
    t.section_is_given as "sectionIsGiven", t.title_is_given as "titleIsGiven", t.section_label as "sectionLabel", t.message, t.mode, s.mode as "sectionMode", t.slow_mode_seconds as "slowModeSeconds",
    t.published_at as "publishedAt", t.hides_across as "hidesAcross"
  from stories t left join sections s on s.site_id = t.site_id and s.id = t.section_id`;

/** A story that is on its way into another one is nobody's to change. */
const NOT_MERGING =
  'and not exists (select 1 from story_merges m where m.site_id = t.site_id and m.story_id = t.id)';

/** The story of a key; null when there is none. */
export async function findStoryRecord(db: Db, siteId: SiteId, key: string): Promise<StoryRecord | null> {
  const { rows } = await db.query<StoryRecord>({
    text: `${SELECT} where t.site_id = $1 and t.key = $2`,
    values: [siteId, key],
  });
  return rows[0] ?? null;
}

/** The same by its id. */
export async function findStoryRecordById(db: Db, siteId: SiteId, id: StoryId): Promise<StoryRecord | null> {
  const { rows } = await db.query<StoryRecord>({
    text: `${SELECT} where t.site_id = $1 and t.id = $2 ${NOT_MERGING}`,
    values: [siteId, id],
  });
  return rows[0] ?? null;
}

/** The same by its id, locked until the end of the transaction. */
export async function lockStoryRecord(db: Db, siteId: SiteId, id: StoryId): Promise<StoryRecord | null> {
  const { rows } = await db.query<StoryRecord>({
    text: `${SELECT} where t.site_id = $1 and t.id = $2 for update of t`,
    values: [siteId, id],
  });
  return rows[0] ?? null;
}

/** Writes what editors decide; readers may see it, so the version rises. Returns the one it has now. */
export async function updateStoryRecord(db: Db, story: StoryRecord): Promise<number> {
  const { rows } = await db.query<{ version: number }>({
    text: `update stories set url = $3, title = $4, closed_at = $5, section_id = $6, section_is_given = $7, title_is_given = $8,
        section_label = $9, message = $10, mode = $11, slow_mode_seconds = $12, published_at = $13, hides_across = $14, version = version + 1
      where site_id = $1 and id = $2 returning version`,
    values: [
      story.siteId,
      story.id,
      story.url,
      story.title,
      story.closedAt,
      story.sectionId,
      story.sectionIsGiven,
      story.titleIsGiven,
      story.sectionLabel,
      story.message,
      story.mode,
      story.slowModeSeconds,
      story.publishedAt,
      story.hidesAcross,
    ],
  });
  return rows[0]?.version ?? story.version;
}

export interface ListStories {
  readonly siteId: SiteId;
  readonly sectionId: SectionId | null;
  /** What title, key or address contain; null is all. */
  readonly query?: string | null;
  /** The last story before those wanted. */
  readonly after: { readonly createdAt: Date; readonly id: string } | null;
  readonly limit: number;
}

/** Stories of a site, the newest first. */
export async function listStoryRecords(db: Db, wanted: ListStories): Promise<StoryRecord[]> {
  const { siteId, sectionId, query = null, after, limit } = wanted;
  const values: unknown[] = [siteId, limit];
  if (sectionId !== null) values.push(sectionId);
  const ofSection = sectionId === null ? '' : `and t.section_id = $${values.length}`;
  if (query !== null) values.push(`%${query.replaceAll(/[\\%_]/g, '\\$&')}%`);
  const found =
    query === null
      ? ''
      : `and (t.title ilike $${values.length} or t.key ilike $${values.length} or t.url ilike $${values.length})`;
  if (after !== null) values.push(after.createdAt, after.id);
  const place = after === null ? '' : `and (t.created_at, t.id) < ($${values.length - 1}, $${values.length})`;
  const { rows } = await db.query<StoryRecord>({
    text: `${SELECT} where t.site_id = $1 ${NOT_MERGING} ${ofSection} ${found} ${place} order by t.created_at desc, t.id desc limit $2`,
    values,
  });
  return rows;
}

/** Stories of a site whose section nobody has chosen, by id, from one on. */
export async function listUnchosen(
  db: Db,
  siteId: SiteId,
  { after, limit }: { readonly after: StoryId | null; readonly limit: number },
): Promise<StoryRecord[]> {
  const { rows } = await db.query<StoryRecord>({
    text: `${SELECT} where t.site_id = $1 and not t.section_is_given and ($2::uuid is null or t.id > $2) order by t.id limit $3`,
    values: [siteId, after, limit],
  });
  return rows;
}

/** Puts stories into sections, unless somebody has chosen one meanwhile. A section may be closed, so the version rises. */
export async function assignStories(
  db: Db,
  siteId: SiteId,
  stories: readonly { readonly id: StoryId; readonly sectionId: SectionId | null }[],
): Promise<void> {
  await db.query({
    text: `update stories t set section_id = a.section_id, version = version + 1
      from unnest($2::uuid[], $3::uuid[]) as a (id, section_id)
      where t.site_id = $1 and t.id = a.id and not t.section_is_given
        and (a.section_id is null or exists (select 1 from sections s where s.site_id = $1 and s.id = a.section_id))`,
    values: [siteId, stories.map(({ id }) => id), stories.map(({ sectionId }) => sectionId)],
  });
}

/** Keeps what a story's page calls its section. */
export async function setSectionLabel(
  db: Db,
  story: { readonly siteId: SiteId; readonly id: StoryId },
  label: string | null,
): Promise<void> {
  await db.query({
    text: 'update stories set section_label = $3 where site_id = $1 and id = $2',
    values: [story.siteId, story.id, label],
  });
}
