import type { AccountId } from '../domain/ids.ts';
import { findAccount } from '../storage/accounts.ts';
import type { Deps } from './deps.ts';

/** Whether an account has neither a passkey nor codes of an app. */
export async function hasNoFactor(deps: Pick<Deps, 'pool'>, accountId: AccountId): Promise<boolean> {
  const account = await findAccount(deps.pool, accountId);
  return account !== null && !account.hasPasskey && !account.hasTotp;
}
