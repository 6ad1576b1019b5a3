import type { DecisionReason } from '../domain/decision.ts';
import type { AccountId, SiteId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { isDeskRole } from '../domain/roles.ts';
import { judgeTerms, type SanctionKind } from '../domain/sanction.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor, SignedInActor } from '../domain/viewer.ts';
import { findAccount, type AccountRow } from '../storage/accounts.ts';
import { addJob } from '../storage/jobs.ts';
import { findDrawerPerson } from '../storage/person-drawer.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import { insertSanction, liftSanctions } from '../storage/sanctions.ts';
import type { Deps } from './deps.ts';
import { applyGlobalBans } from './global-ban.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';

export interface SanctionAccount {
  /** The site whose desk it is decided at. */
  readonly site: Site;
  readonly accountId: AccountId;
  readonly kind: SanctionKind;
  readonly sites: 'this' | 'all';
  readonly reason: DecisionReason;
  readonly toPerson: string;
  /** For a suspension. */
  readonly until: Date | null;
  /** With a ban: what was written in so many days before is rejected too. */
  readonly rejectDays: number | null;
}

/**
 * Decides something of a person on a site, or on all of them: they find it in their account, and mail tells them. A
 * sanction takes the place of an earlier one of its kind in the same place; warnings add up.
 * @returns the id of the sanction
 */
export async function sanctionAccount(
  deps: Deps,
  actor: Actor,
  input: SanctionAccount,
): Promise<{ readonly id: string } | Refusal> {
  const { site, accountId } = input;
  const siteId = input.sites === 'all' ? null : site.id;
  const refusal =
    forbid(deps, actor, { permission: 'person.sanction', siteId }) ?? judgeTerms(input, deps.clock());
  if (refusal) return refusal;
  if (actor.kind !== 'account') return refuse('sign_in_required');
  const id = deps.newId();
  return withTransaction(deps.pool, async (db) => {
    const account = await findSanctionable(db, actor, { accountId, site });
    if (isRefusal(account)) return account;
    await give(deps, db, { ...input, id, siteId, account, by: actor.accountId });
    const { kind, reason, until, rejectDays } = input;
    const to = { kind, reason, until, ...(rejectDays === null ? {} : { rejectDays }) };
    await recordChange(deps, db, {
      actor,
      change: { action: 'person.sanctioned', siteId, target: accountId, to },
    });
    return { id };
  });
}

/**
 * Somebody of whom a moderator may decide something: a reader who has to do with the site, and not the moderator. Who may
 * open the desk is for admins to deal with, on the page of the account.
 */
async function findSanctionable(
  db: Db,
  actor: SignedInActor,
  who: { readonly accountId: AccountId; readonly site: Site },
): Promise<AccountRow | Refusal> {
  const person = await findDrawerPerson(db, who.accountId, who.site.id);
  const account = await findAccount(db, who.accountId);
  if (!person || !account || !(person.isKnownHere || actor.roleSites === null))
    return refuse('person_not_found');
  return account.id === actor.accountId || isDeskRole(account.role) ? refuse('person_protected') : account;
}

interface Giving extends SanctionAccount {
  readonly id: string;
  readonly siteId: SiteId | null;
  readonly account: AccountRow;
  readonly by: AccountId;
}

async function give(deps: Deps, db: Db, giving: Giving): Promise<void> {
  const { id, siteId, account, by, kind, rejectDays } = giving;
  const at = deps.clock();
  // Nobody writes between this and the lifting of what was there before.
  await db.query({ text: 'select 1 from accounts where id = $1 for update', values: [account.id] });
  if (kind !== 'warn') {
    const replaced = kind === 'premoderate' ? ([kind] as const) : (['suspend', 'ban'] as const);
    await liftSanctions(db, account.id, { which: { kinds: replaced, siteId }, by, at });
  }
  await insertSanction(db, {
    id,
    accountId: account.id,
    siteId,
    kind,
    reason: giving.reason,
    toPerson: giving.toPerson.trim(),
    until: giving.until,
    givenBy: by,
    givenAt: at,
    rejectDays,
  });
  if (siteId === null && (kind === 'suspend' || kind === 'ban')) await applyGlobalBans(deps, db, account);
  if (rejectDays !== null) await addJob(db, 'reject-recent', { sanctionId: id, accountId: account.id });
  if (account.email !== null)
    await addJob(db, 'tell-sanction', {
      sanctionId: id,
      accountId: account.id,
      language: giving.site.language,
    });
}
