import { searchAuthors, type AuthorRow } from '../storage/search-authors.ts';
import type { Deps } from './deps.ts';
import type { Moderator } from './desk-sites.ts';
import { parseEmail } from './sign-in.ts';

/** So many fit under a search field. */
const FOUND = 20;

/**
 * People who have written on a moderator's sites, by the beginning of their name. A mailbox finds its owner only as a
 * whole: by beginnings, anybody's address could be read letter by letter.
 */
export async function findPeople(deps: Deps, { sites }: Moderator, q: string): Promise<AuthorRow[]> {
  const beginning = q.trim();
  if (beginning === '') return [];
  const email = parseEmail(beginning);
  const siteIds = sites.map(({ id }) => id);
  return searchAuthors(deps.pool, { siteIds, beginning, email, limit: FOUND });
}
