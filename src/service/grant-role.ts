import type { AccountId, SiteId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { isDeskRole, type Role } from '../domain/roles.ts';
import type { Actor } from '../domain/viewer.ts';
import { isLastAdmin } from '../storage/account-lists.ts';
import { ensureAccount, findAccount, setRole, type AccountRow } from '../storage/accounts.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import { revokeSessions } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';
import { toSiteIds } from './site-keys.ts';

export interface GrantRole {
  /** Who gets it: a mailbox in lower case (its account is made where there is none), or an account. */
  readonly to: { readonly email: string } | { readonly accountId: AccountId };
  readonly role: Role;
  /** The sites it counts on; null is all. Staff and readers are so everywhere. */
  readonly siteIds: readonly SiteId[] | null;
}

/**
 * Gives an account a role in place of the one it has; `reader` takes it away. All its sessions end, so that nobody goes
 * on with rights from before, and whoever got hold of a session does not get the new ones.
 */
export async function grantRole(deps: Deps, actor: Actor, grant: GrantRole): Promise<AccountRow | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'roles.grant' });
  if (isRefusal(refusal)) return refusal;
  return withTransaction(deps.pool, async (db) => {
    const account = await findGrantee(deps, db, grant.to);
    if (!account || account.isGuest) return refuse('account_not_found');
    const siteIds = isDeskRole(grant.role) ? grant.siteIds : null;
    const staysAdmin = grant.role === 'admin' && siteIds === null;
    // The command line can always make another; nobody else could.
    if (actor.kind !== 'operator' && !staysAdmin && (await isLastAdmin(db, account.id)))
      return refuse('last_admin', { field: 'role' });
    await setRole(db, account.id, { role: grant.role, siteIds, isFromSignOn: false });
    await revokeSessions(db, { accountId: account.id, except: null, now: deps.clock() });
    await recordChange(deps, db, {
      actor,
      change: {
        action: 'role.granted',
        target: account.id,
        from: { role: account.role, siteIds: account.roleSiteIds },
        to: { role: grant.role, siteIds },
      },
    });
    return { ...account, role: grant.role, roleSiteIds: siteIds, roleIsFromSignOn: false };
  });
}

/** The same with the sites by their keys, as people and programs name them. */
export async function grantRoleOnSites(
  deps: Deps,
  actor: Actor,
  { sites, ...grant }: Omit<GrantRole, 'siteIds'> & { readonly sites: readonly string[] | null },
): Promise<AccountRow | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'roles.grant' });
  if (isRefusal(refusal)) return refusal;
  const siteIds = await toSiteIds(deps, sites);
  return isRefusal(siteIds) ? siteIds : grantRole(deps, actor, { ...grant, siteIds });
}

async function findGrantee(deps: Deps, db: Db, to: GrantRole['to']): Promise<AccountRow | null> {
  if ('accountId' in to) return findAccount(db, to.accountId);
  return ensureAccount(db, { id: deps.newId(), email: to.email, createdAt: deps.clock() });
}
