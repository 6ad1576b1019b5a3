import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import { findStoryRecord, type StoryRecord } from '../storage/story-records.ts';
import { deleteAlias, findMovedKey, insertAlias, setStoryKey } from '../storage/story-aliases.ts';
import { isMerging } from '../storage/story-merges.ts';
import { lockStories } from '../storage/stories.ts';
import { readStoryUrl } from './change-story.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';
import { toStoryKey } from './story-address.ts';

export interface MoveStory {
  readonly site: Site;
  readonly storyKey: string;
  /** The publisher's new id, or the new address of a story that is named by its address. */
  readonly to: string;
  /** The address of its page, where that is another one, too. */
  readonly url?: string | undefined;
}

/**
 * Gives a story another key. Pages, embeds and counts that name the former one go on working: it leads to the story
 * for good, until something else takes it.
 */
export async function moveStoryTo(
  deps: Deps,
  actor: Actor,
  { site, storyKey, to, url: given }: MoveStory,
): Promise<StoryRecord | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'story.change', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const key = toStoryKey(to);
  if (key === null) return refuse('key_invalid', { field: 'story' });
  const url = readStoryUrl(site, /^https?:/.test(key) ? key : given);
  if (isRefusal(url)) return url;
  const moved = await withTransaction(deps.pool, async (db) => {
    const [story] = await lockStories(db, [site.id], [storyKey]);
    if (!story) return refuse('story_not_found');
    if (key === storyKey) return true;
    const refused = await freeKey(db, { site, storyId: story.id, key });
    if (isRefusal(refused)) return refused;
    await setStoryKey(db, story, { key, url });
    await insertAlias(db, { siteId: site.id, key: storyKey, storyId: story.id }, deps.clock());
    await recordChange(deps, db, {
      actor,
      change: {
        action: 'story.moved',
        siteId: site.id,
        target: key,
        from: { story: storyKey, url: story.url },
        to: { story: key, url: url ?? story.url },
      },
    });
    return true;
  });
  if (isRefusal(moved)) return moved;
  const story = await findStoryRecord(deps.pool, site.id, key);
  if (!story) return refuse('story_not_found');
  for (const each of [storyKey, key]) deps.onStoryChange({ site, storyKey: each, version: story.version });
  return story;
}

/** A story may go back to what it was called; what another one is called, or was, stays that one's. */
async function freeKey(
  db: Db,
  { site, storyId, key }: { readonly site: Site; readonly storyId: StoryRecord['id']; readonly key: string },
): Promise<Refusal | null> {
  if (await isMerging(db, { siteId: site.id, id: storyId })) return refuse('story_merging');
  const taken = refuse('story_taken', { field: 'story', figures: { key } });
  if (await findStoryRecord(db, site.id, key)) return taken;
  if (await deleteAlias(db, { siteId: site.id, key, storyId })) return null;
  return (await findMovedKey(db, site.id, key)) === null ? null : taken;
}
