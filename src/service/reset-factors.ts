import type { AccountId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { withTransaction } from '../storage/pool.ts';
import { deleteFactors, lockFactors } from '../storage/second-factors.ts';
import { revokeSessions } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';

/**
 * Removes everything by which an account proves who it is beside its mailbox, for somebody who has lost it all. All
 * its sessions end; where a second factor is required, the next sign-in asks for a new one. Says whether there was any.
 * For whoever may grant roles, since the mailbox alone then leads to those the account has; no server's token does.
 */
export async function resetFactors(
  deps: Deps,
  actor: Actor,
  accountId: AccountId,
): Promise<{ readonly hadFactors: boolean } | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'roles.grant' });
  if (isRefusal(refusal)) return refusal;
  return withTransaction(deps.pool, async (db) => {
    const facts = await lockFactors(db, accountId);
    if (!facts) return refuse('account_not_found');
    const hadFactors = await deleteFactors(db, accountId);
    await revokeSessions(db, { accountId, except: null, now: deps.clock() });
    await recordChange(deps, db, {
      actor,
      change: {
        action: 'account.factors-removed',
        target: accountId,
        from: { totp: facts.hasTotp, passkey: facts.hasPasskey },
      },
    });
    return { hadFactors };
  });
}
