import type { SiteId, StoryId } from '../domain/ids.ts';
import { listSectionRows } from '../storage/sections.ts';
import { assignStories, listUnchosen } from '../storage/story-records.ts';
import type { Deps } from './deps.ts';
import { chooseSection } from './choose-section.ts';

/** Stories looked at in one statement each: a site of a million takes minutes, and nothing waits for them. */
const TOGETHER = 1_000;

/** Puts every story of a site that nobody has chosen a section for into the one its page or address says. */
export async function assignSections(
  deps: Pick<Deps, 'pool'>,
  { siteId }: { readonly siteId: SiteId },
): Promise<void> {
  const sections = await listSectionRows(deps.pool, siteId);
  for (let after: StoryId | null = null; ;) {
    const stories = await listUnchosen(deps.pool, siteId, { after, limit: TOGETHER });
    const moved = stories
      .map((story) => ({
        ...story,
        to: chooseSection(sections, { label: story.sectionLabel, url: story.url }),
      }))
      .filter(({ sectionId, to }) => sectionId !== to);
    if (moved.length > 0)
      await assignStories(
        deps.pool,
        siteId,
        moved.map(({ id, to }) => ({ id, sectionId: to })),
      );
    if (stories.length < TOGETHER) return;
    after = stories.at(-1)?.id ?? null;
  }
}
