import type { AccountId, SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface WatchStory {
  readonly accountId: AccountId;
  readonly siteId: SiteId;
  readonly storyId: string;
  readonly at: Date;
}

/** Puts a story on somebody's watch-list; false where there is no such story. */
export async function watchStory(db: Db, { accountId, siteId, storyId, at }: WatchStory): Promise<boolean> {
  const { rows } = await db.query({
    text: `with story as (select site_id, id from stories where site_id = $2 and id = $3), watched as (
        insert into watched_stories (account_id, site_id, story_id, watched_at) select $1, site_id, id, $4 from story
        on conflict do nothing
      ) select 1 from story`,
    values: [accountId, siteId, storyId, at],
  });
  return rows.length > 0;
}

/** Takes a story off somebody's watch-list. */
export async function unwatchStory(db: Db, { accountId, siteId, storyId }: WatchStory): Promise<void> {
  await db.query({
    text: 'delete from watched_stories where account_id = $1 and site_id = $2 and story_id = $3',
    values: [accountId, siteId, storyId],
  });
}
