import type { Site } from '../domain/thread.ts';
import { findVersion } from '../storage/stories.ts';
import type { Deps } from './deps.ts';

/** The version a story has now; null while nobody has written to it. */
export function findStoryVersion(
  deps: Pick<Deps, 'pool'>,
  input: { site: Site; storyKey: string },
): Promise<number | null> {
  return findVersion(deps.pool, input.site.id, input.storyKey);
}
