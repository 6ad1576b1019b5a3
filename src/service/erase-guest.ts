import type { AccountId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { findListedAccount } from '../storage/account-lists.ts';
import { lockAccount, setErasure } from '../storage/erasure.ts';
import { withTransaction } from '../storage/pool.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';

export interface EraseGuest {
  readonly accountId: AccountId;
  readonly comments: 'remove' | 'keep';
}

/**
 * Has a guest erased, or somebody whom an import brought and who never signed in: they have no account page to ask on.
 * The next run of the job does it. Whoever can sign in asks themselves.
 */
export async function eraseGuest(deps: Deps, actor: Actor, asked: EraseGuest): Promise<undefined | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'accounts.change' });
  if (isRefusal(refusal)) return refusal;
  const { accountId, comments } = asked;
  return withTransaction(deps.pool, async (db) => {
    await lockAccount(db, accountId);
    const account = await findListedAccount(db, accountId);
    if (!account) return refuse('account_not_found');
    if (!account.isGuest) return refuse('account_not_guest');
    if (account.erasureAt !== null) return undefined;
    await setErasure(db, accountId, { at: deps.clock(), comments });
    await recordChange(deps, db, {
      actor,
      change: { action: 'account.erasure-asked', target: accountId, to: { comments } },
    });
    return undefined;
  });
}
