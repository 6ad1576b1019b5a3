import type { StoryId } from '../domain/ids.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import type { Site, Story } from '../domain/thread.ts';
import { addJob } from '../storage/jobs.ts';
import { withTransaction } from '../storage/pool.ts';
import { listSectionRows } from '../storage/sections.ts';
import { findStory, insertStory, lockStory } from '../storage/stories.ts';
import { chooseSection } from './choose-section.ts';
import type { Deps } from './deps.ts';
import { normalizeAddress, toOrigin } from './story-address.ts';

export interface EnsureStory {
  readonly site: Site;
  readonly storyKey: string;
  /** Address of the publisher's page, as the page gave it. */
  readonly url: string | null;
}

/**
 * Finds the story that is written to, or makes it. Reading never gets here, so stories appear with their first
 * write, and only for pages under an origin that the site has registered; a job then asks the page for its title.
 */
export async function ensureStory(deps: Deps, input: EnsureStory): Promise<Story | Refusal> {
  const known = await findStory(deps.pool, input.site.id, input.storyKey);
  if (known) return known;
  const url = normalizeAddress(/^https?:/.test(input.storyKey) ? input.storyKey : (input.url ?? ''));
  if (url === null) return refuse('story_not_found', { field: 'url' });
  const origin = toOrigin(url);
  if (origin === null || !input.site.origins.includes(origin)) {
    return refuse('origin_not_registered', { field: 'url', figures: { origin: origin ?? url } });
  }
  return withTransaction(deps.pool, async (db) => {
    const id = deps.newId<StoryId>();
    const sections = await listSectionRows(db, input.site.id);
    const sectionId = chooseSection(sections, { label: null, url });
    const { site, storyKey: key } = input;
    const story = { siteId: site.id, id, key, url, sectionId, createdAt: deps.clock() };
    if (await insertStory(db, story))
      await addJob(db, 'read-story-title', { siteId: story.siteId, storyId: id, url });
    return lockStory(db, input.site.id, input.storyKey);
  });
}
