import { isId } from '../domain/ids.ts';
import { findSignInLink } from '../storage/sign-in.ts';
import type { Deps } from './deps.ts';

/**
 * The mailbox that a link signs in to, for whoever has the link; null where it is good no longer. Using nothing up, it
 * lets people see whose account they enter: anybody can hand on a link to their own.
 */
export async function readSignInLink(
  deps: Pick<Deps, 'pool' | 'clock' | 'keys'>,
  { id, code }: { readonly id: string; readonly code: string },
): Promise<string | null> {
  const row = isId(id) ? await findSignInLink(deps.pool, { id, now: deps.clock() }) : null;
  return row && deps.keys.verify('sign-in-code', `${row.id}:${code}`, row.codeHash) ? row.email : null;
}
