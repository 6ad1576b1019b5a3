import type { SiteId, StoryId } from '../domain/ids.ts';
import { fetchPageMetadata } from '../net/fetch-page-metadata.ts';
import type { HttpClient } from '../net/http-client.ts';
import { HttpFailure, type HttpFailureCode } from '../net/http-failure.ts';
import { setStoryTitle } from '../storage/stories.ts';
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
 * Gives a story the title that its page says it has. Rejects when the page cannot be had, so that the job comes back
 * later; a page without one, or at an address that may not be fetched, leaves the story as it is.
 */
export async function readStoryTitle(
  deps: Pick<Deps, 'pool'>,
  http: HttpClient,
  story: StoryToRead,
): Promise<void> {
  const title = await readTitle(http, story.url);
  if (title !== null) await setStoryTitle(deps.pool, { siteId: story.siteId, id: story.storyId }, title);
}

async function readTitle(http: HttpClient, url: string): Promise<string | null> {
  try {
    return (await fetchPageMetadata(http, url)).title;
  } catch (error) {
    if (error instanceof HttpFailure && FINAL.has(error.code)) return null;
    throw error;
  }
}
