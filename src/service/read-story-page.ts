import type { SiteId, StoryId } from '../domain/ids.ts';
import { fetchPageMetadata } from '../net/fetch-page-metadata.ts';
import type { HttpClient } from '../net/http-client.ts';
import { HttpFailure, type HttpFailureCode } from '../net/http-failure.ts';
import { withTransaction } from '../storage/pool.ts';
import { listSectionRows } from '../storage/sections.ts';
import { assignStories, lockStoryRecord, setSectionLabel } from '../storage/story-records.ts';
import { setStoryTitle } from '../storage/stories.ts';
import { chooseSection } from './choose-section.ts';
import type { Deps } from './deps.ts';

/** Failures that another try would meet again. */
const FINAL: ReadonlySet<HttpFailureCode> = new Set([
  'url_refused',
  'address_refused',
  'too_large',
  'encoding_invalid',
]);

export interface StoryToRead {
  readonly siteId: SiteId;
  readonly storyId: StoryId;
  readonly url: string;
}

/**
 * Gives a story the title and the section that its page says it has, where nobody has chosen others. Rejects when the
 * page cannot be had, so that the job comes back later; a page that says neither, or at an address that may not be
 * fetched, leaves the story as it is.
 */
export async function readStoryPage(
  deps: Pick<Deps, 'pool'>,
  http: HttpClient,
  { siteId, storyId: id, url }: StoryToRead,
): Promise<void> {
  const page = await readPage(http, url);
  if (page === null) return;
  await withTransaction(deps.pool, async (db) => {
    const story = await lockStoryRecord(db, siteId, id);
    if (!story) return;
    if (page.title !== null && !story.titleIsGiven) await setStoryTitle(db, { siteId, id }, page.title);
    if (page.section === null || page.section === story.sectionLabel) return;
    await setSectionLabel(db, { siteId, id }, page.section);
    const sectionId = chooseSection(await listSectionRows(db, siteId), {
      label: page.section,
      url: story.url,
    });
    await assignStories(db, siteId, [{ id, sectionId }]);
  });
}

async function readPage(
  http: HttpClient,
  url: string,
): Promise<{ title: string | null; section: string | null } | null> {
  try {
    return await fetchPageMetadata(http, url);
  } catch (error) {
    if (error instanceof HttpFailure && FINAL.has(error.code)) return null;
    throw error;
  }
}
