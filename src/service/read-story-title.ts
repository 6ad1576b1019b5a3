import type { SiteId, StoryId } from '../domain/ids.ts';
import { setStoryTitle } from '../storage/stories.ts';
import type { Deps } from './deps.ts';

/** Fetches a publisher's page and reads its title; null when it has none. Rejects when the page cannot be had. */
export type ReadTitle = (url: string) => Promise<string | null>;

export interface StoryToRead {
  readonly siteId: SiteId;
  readonly storyId: StoryId;
  readonly url: string;
}

/** Gives a story the title that its page says it has. */
export async function readStoryTitle(deps: Pick<Deps, 'pool'>, readTitle: ReadTitle, story: StoryToRead): Promise<void> {
  const title = await readTitle(story.url);
  if (title !== null) await setStoryTitle(deps.pool, { siteId: story.siteId, id: story.storyId }, title);
}
