import { findSessionRole } from '../storage/session-roles.ts';
import type { Deps } from './deps.ts';
import type { Moderator } from './desk-sites.ts';

/** Whether a moderator's session is still open and their role the same; looking does not make the session live longer. */
export async function isStillModerator(
  deps: Pick<Deps, 'pool' | 'clock'>,
  { person }: Moderator,
): Promise<boolean> {
  if (person.sessionId === null) return false;
  const now = await findSessionRole(deps.pool, person.sessionId, deps.clock());
  const sites = (ids: readonly string[] | null) => ids && ids.toSorted().join(' ');
  return now !== null && now.role === person.role && sites(now.roleSites) === sites(person.roleSites);
}
