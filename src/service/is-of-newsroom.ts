import { isDeskRole } from '../domain/roles.ts';
import { findAccountByEmail } from '../storage/accounts.ts';
import type { Deps } from './deps.ts';

/** Whether a mailbox is a moderator's or an admin's. Nothing that a browser can see may depend on it. */
export async function isOfNewsroom(deps: Pick<Deps, 'pool'>, email: string): Promise<boolean> {
  const account = await findAccountByEmail(deps.pool, email);
  return account !== null && isDeskRole(account.role);
}
