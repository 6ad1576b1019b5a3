import type { Site } from '../domain/thread.ts';
import { countComments } from '../storage/stories.ts';
import type { Deps } from './deps.ts';
import { toStoryKey } from './story-address.ts';

/** Live comments of some stories, by what the page calls them; 0 for stories nobody has written to. */
export async function countStories(
  deps: Pick<Deps, 'pool'>,
  input: { site: Site; stories: readonly string[] },
): Promise<Record<string, number>> {
  const keys = new Map(input.stories.map((story) => [story, toStoryKey(story)]));
  const known = [...keys.values()].filter((key) => key !== null);
  const counts = await countComments(deps.pool, input.site.id, known);
  return Object.fromEntries([...keys].map(([story, key]) => [story, (key !== null && counts.get(key)) || 0]));
}
