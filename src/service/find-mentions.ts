import type { Site } from '../domain/thread.ts';
import { listAuthorNames } from '../storage/comments.ts';
import { findStory } from '../storage/stories.ts';
import type { Deps } from './deps.ts';

/** Names have spaces, so up to this many words after an @ are tried. */
const MOST_WORDS = 4;
const MOST_MENTIONS = 20;

/**
 * The names in a text that belong to people who have written under the story. Only what follows an @ is looked up, so
 * the cost does not grow with the number of people.
 */
export async function findMentions(
  deps: Pick<Deps, 'pool'>,
  input: { site: Site; storyKey: string; body: string },
): Promise<string[]> {
  const candidates = toCandidates(input.body);
  if (candidates.length === 0) return [];
  const story = await findStory(deps.pool, input.site.id, input.storyKey);
  return story
    ? listAuthorNames(deps.pool, { siteId: input.site.id, storyId: story.id, names: candidates })
    : [];
}

function toCandidates(body: string): string[] {
  const starts = body.split('@').slice(1, MOST_MENTIONS + 1);
  const candidates = starts.flatMap((start) => {
    const words = start.slice(0, 100).toLowerCase().split(/\s+/u).slice(0, MOST_WORDS);
    return words.flatMap((_, index) => {
      const name = words.slice(0, index + 1).join(' ');
      return [name, name.replace(/[^\p{L}\p{M}\p{N}]+$/u, '')];
    });
  });
  return [...new Set(candidates)].filter((name) => name !== '');
}
