import type { AccountId } from '../domain/ids.ts';
import { touchStoriesOf } from '../storage/profiles.ts';
import type { Deps } from './deps.ts';

/** Few enough that nobody waits for the stories that are locked, enough that a busy writer's thousands are soon done. */
const STORIES_AT_ONCE = 200;

/**
 * Makes every cached page that shows somebody be made anew: their name or picture changed. Each lot is a transaction of
 * its own; done twice it does no harm.
 */
export async function refreshAuthor(deps: Pick<Deps, 'pool'>, id: AccountId): Promise<void> {
  let after: string | null = null;
  do after = await touchStoriesOf(deps.pool, { id, after, limit: STORIES_AT_ONCE });
  while (after !== null);
}
