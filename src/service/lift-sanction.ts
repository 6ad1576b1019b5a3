import type { AccountId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { findAccount } from '../storage/accounts.ts';
import { addJob } from '../storage/jobs.ts';
import { withTransaction } from '../storage/pool.ts';
import { findSanction, liftSanctions } from '../storage/sanctions.ts';
import type { Deps } from './deps.ts';
import { applyGlobalBans } from './global-ban.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';

export interface LiftSanction {
  /** The site whose desk it is done at. */
  readonly site: Site;
  readonly accountId: AccountId;
  readonly id: string;
}

/**
 * Takes a sanction back, and with it the rejections that it brought. One on all sites needs a role that counts on all of
 * them. Lifting what was lifted before changes nothing.
 */
export async function liftSanction(
  deps: Deps,
  actor: Actor,
  { site, accountId, id }: LiftSanction,
): Promise<{ readonly id: string } | Refusal> {
  const here = forbid(deps, actor, { permission: 'person.sanction', siteId: site.id });
  if (here) return here;
  if (actor.kind !== 'account') return refuse('sign_in_required');
  // Who became a moderator may have been banned before.
  if (actor.accountId === accountId) return refuse('person_protected');
  return withTransaction(deps.pool, async (db) => {
    await db.query({ text: 'select 1 from accounts where id = $1 for update', values: [accountId] });
    const [sanction, account] = [await findSanction(db, accountId, id), await findAccount(db, accountId)];
    if (!sanction || !account || (sanction.siteId !== null && sanction.siteId !== site.id))
      return refuse('sanction_not_found');
    const { siteId, kind } = sanction;
    const refusal = forbid(deps, actor, { permission: 'person.sanction', siteId });
    if (isRefusal(refusal)) return refusal;
    const by = { by: actor.accountId, at: deps.clock() };
    if ((await liftSanctions(db, accountId, { which: { id }, ...by })) === 0) return { id };
    if (siteId === null && (kind === 'suspend' || kind === 'ban')) await applyGlobalBans(deps, db, account);
    if (sanction.rejectDays !== null) await addJob(db, 'restore-rejected', { sanctionId: id, accountId });
    await recordChange(deps, db, {
      actor,
      change: { action: 'person.sanction-lifted', siteId, target: accountId, from: { kind } },
    });
    return { id };
  });
}
