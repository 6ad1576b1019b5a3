import { setErasure } from '../storage/erasure.ts';
import { listInactive, setInactivityWarning, type InactiveAccount } from '../storage/inactive-accounts.ts';
import { addJob } from '../storage/jobs.ts';
import { findOrganisationSettings } from '../storage/organisation.ts';
import { withTransaction } from '../storage/pool.ts';
import { listSites } from '../storage/sites.ts';
import type { Deps } from './deps.ts';

/** How long before it is erased an unused account is warned by mail. */
export const RETIRE_WARNING_MS = 30 * 24 * 3_600_000;

/**
 * Warns accounts that nobody has used for nearly as long as the organisation keeps them, and has those erased that were
 * warned and still not used. Their comments stay, where the site does not remove them. Run once a day.
 * @param options Whether mail can be sent: whoever has a mailbox is never erased without a warning.
 */
export async function retireAccounts(deps: Deps, options: { readonly canMail: boolean }): Promise<void> {
  const { inactiveAccountMonths } = await findOrganisationSettings(deps.pool);
  if (inactiveAccountMonths === 0) return;
  const now = deps.clock();
  const retireBefore = monthsBefore(now, inactiveAccountMonths);
  const warnBefore = new Date(retireBefore.getTime() + RETIRE_WARNING_MS);
  const inactive = await withTransaction(deps.pool, async (db) => {
    await db.query({ text: 'set local statement_timeout = 0' });
    return listInactive(db, warnBefore);
  });
  const [site] = await listSites(deps.pool);
  for (const account of inactive) {
    if (isWarned(account, now)) await setErasureIfDue(deps, account, { now, retireBefore });
    else if (!wasWarned(account) && (options.canMail || !account.hasEmail))
      await warn(deps, account, site?.language ?? 'en');
  }
}

/** A warning counts until its account is used again. */
function wasWarned({ warnedAt, seenAt }: InactiveAccount): boolean {
  return warnedAt !== null && warnedAt > seenAt;
}

function isWarned(account: InactiveAccount, now: Date): boolean {
  const { warnedAt } = account;
  return wasWarned(account) && warnedAt !== null && now.getTime() - warnedAt.getTime() >= RETIRE_WARNING_MS;
}

async function setErasureIfDue(
  deps: Deps,
  account: InactiveAccount,
  { now, retireBefore }: { now: Date; retireBefore: Date },
): Promise<void> {
  if (account.seenAt < retireBefore) await setErasure(deps.pool, account.id, { at: now, comments: 'keep' });
}

async function warn(deps: Deps, account: InactiveAccount, language: string): Promise<void> {
  await withTransaction(deps.pool, async (db) => {
    await setInactivityWarning(db, account.id, deps.clock());
    if (account.hasEmail)
      await addJob(db, 'send-account-mail', { accountId: account.id, mail: 'inactive', language });
  });
}

function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() - months);
  return then;
}
