import type { SiteId, StoryId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** The key that the story has now which was called `key` before; null where none was. */
export async function findMovedKey(db: Db, siteId: SiteId, key: string): Promise<string | null> {
  const { rows } = await db.query<{ key: string }>({
    name: 'find-moved-key',
    text: `select s.key from story_aliases a join stories s on s.site_id = a.site_id and s.id = a.story_id
      where a.site_id = $1 and a.key = $2`,
    values: [siteId, key],
  });
  return rows[0]?.key ?? null;
}

export interface StoryAlias {
  readonly siteId: SiteId;
  readonly key: string;
  readonly storyId: StoryId;
}

/** Remembers what a story was called. */
export async function insertAlias(db: Db, alias: StoryAlias, createdAt: Date): Promise<void> {
  await db.query({
    text: 'insert into story_aliases (site_id, key, story_id, created_at) values ($1, $2, $3, $4)',
    values: [alias.siteId, alias.key, alias.storyId, createdAt],
  });
}

/** Forgets a former key of a story; false when it had no such key. */
export async function deleteAlias(db: Db, alias: StoryAlias): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'delete from story_aliases where site_id = $1 and key = $2 and story_id = $3',
    values: [alias.siteId, alias.key, alias.storyId],
  });
  return rowCount === 1;
}

/** The former keys of a story, the newest first, at most 100. */
export async function listAliases(
  db: Db,
  story: { readonly siteId: SiteId; readonly storyId: StoryId },
): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>({
    text: 'select key from story_aliases where site_id = $1 and story_id = $2 order by created_at desc, key limit 100',
    values: [story.siteId, story.storyId],
  });
  return rows.map(({ key }) => key);
}

/** Lets the former keys of one story lead to another, and whoever watches it watch that. */
export async function passAliases(
  db: Db,
  { siteId, from, to }: { readonly siteId: SiteId; readonly from: StoryId; readonly to: StoryId },
): Promise<void> {
  await db.query({
    text: 'update story_aliases set story_id = $3 where site_id = $1 and story_id = $2',
    values: [siteId, from, to],
  });
  await db.query({
    text: `with watched as (delete from watched_stories where site_id = $1 and story_id = $2 returning account_id, watched_at)
      insert into watched_stories (account_id, site_id, story_id, watched_at) select account_id, $1, $3, watched_at from watched
      on conflict do nothing`,
    values: [siteId, from, to],
  });
}

/** Gives a story another key; readers see its address, so the version rises. Returns the one it has now. */
export async function setStoryKey(
  db: Db,
  story: { readonly siteId: SiteId; readonly id: StoryId },
  { key, url }: { readonly key: string; readonly url: string | null },
): Promise<number> {
  const { rows } = await db.query<{ version: number }>({
    text: 'update stories set key = $3, url = coalesce($4, url), version = version + 1 where site_id = $1 and id = $2 returning version',
    values: [story.siteId, story.id, key, url],
  });
  return rows[0]?.version ?? 0;
}
