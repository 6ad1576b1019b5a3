import type { AccountId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { findAccount, findAccountByEmail, type AccountRow } from '../storage/accounts.ts';
import { deleteBanHashes, setBan } from '../storage/bans.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import { listBannedBy, toBanHashes } from './ban-hashes.ts';
import type { Deps } from './deps.ts';
import { liftGlobalBans, putGlobalBan } from './global-ban.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';

/** Somebody by their account, or by a mailbox in lower case: also one whose account has been erased. */
export type Banned = { readonly accountId: AccountId } | { readonly email: string };

export interface BanAccount {
  readonly who: Banned;
  /** Until when they may not write; BANNED_FOR_GOOD for ever. */
  readonly until: Date;
}

/**
 * Bans somebody: until then they may read, delete what they wrote, take their data along and delete their account, and
 * not write, edit, vote or change their name. The ban is a sanction on all sites (service/global-ban.ts), kept under keyed hashes too, so that neither erasing the
 * account nor taking an identity off it ends it. A later ban takes the place of an earlier one.
 */
export async function banAccount(deps: Deps, actor: Actor, ban: BanAccount): Promise<AccountRow | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'accounts.change' });
  if (isRefusal(refusal)) return refusal;
  if (!(ban.until > deps.clock())) return refuse('time_invalid', { field: 'until' });
  return withTransaction(deps.pool, async (db) => {
    const account = await find(db, ban.who);
    if (!account) return refuse('account_not_found');
    await putGlobalBan(deps, db, { account, until: ban.until, by: idOf(actor) });
    await recordChange(deps, db, {
      actor,
      change: {
        action: 'account.banned',
        target: account.id,
        from: { until: account.bannedUntil },
        to: { until: ban.until },
      },
    });
    return { ...account, bannedUntil: ban.until };
  });
}

/**
 * Lifts a ban at once, also one that is kept for a mailbox whose account has been erased: the answer is then null.
 * Refuses where nothing of them is known.
 */
export async function liftBan(deps: Deps, actor: Actor, who: Banned): Promise<AccountRow | null | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'accounts.change' });
  if (isRefusal(refusal)) return refusal;
  return withTransaction(deps.pool, async (db) => {
    const account = await find(db, who);
    const by = account
      ? await listBannedBy(db, account)
      : { email: 'email' in who ? who.email : null, identities: [] };
    const forgotten = await deleteBanHashes(db, toBanHashes(deps, by));
    if (!account && forgotten === 0) return refuse('account_not_found');
    if (account) {
      await liftGlobalBans(deps, db, { accountId: account.id, by: idOf(actor) });
      await setBan(db, account.id, null);
    }
    await recordChange(deps, db, {
      actor,
      change: {
        action: 'account.unbanned',
        target: account?.id ?? 'erased',
        from: { until: account?.bannedUntil ?? null },
        to: { until: null },
      },
    });
    return account && { ...account, bannedUntil: null };
  });
}

function idOf(actor: Actor): AccountId | null {
  return actor.kind === 'account' ? actor.accountId : null;
}

async function find(db: Db, who: Banned): Promise<AccountRow | null> {
  return 'accountId' in who ? findAccount(db, who.accountId) : findAccountByEmail(db, who.email);
}
