import type { AccountId } from '../domain/ids.ts';
import { findAccount } from '../storage/accounts.ts';
import type { Deps } from './deps.ts';

/** Where an account gets its mail; null where it gets none. */
export async function findMailbox(deps: Pick<Deps, 'pool'>, accountId: AccountId): Promise<string | null> {
  return (await findAccount(deps.pool, accountId))?.email ?? null;
}
