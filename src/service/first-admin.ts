import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { setRole } from '../storage/accounts.ts';
import {
  hasAdmin,
  isFirstAdminLink,
  replaceFirstAdminLink,
  takeFirstAdminLink,
} from '../storage/first-admin.ts';
import { withTransaction } from '../storage/pool.ts';
import { revokeSessions } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';
import { admitPerson } from './permit.ts';
import { recordChange } from './record-change.ts';
import { hashToken, newToken } from './sessions.ts';

/** Long enough to set up mail first, short enough that an old log opens nothing. */
const LINK_MINUTES = 60;

/** Processes that start together print one link, not one each that puts out the others. */
const TOGETHER_MS = 15_000;

/**
 * Makes the link by which whoever started an installation becomes its first admin; null where there is an admin, or
 * another process has just made one. Only its hash is kept.
 */
export async function offerFirstAdmin(deps: Pick<Deps, 'pool' | 'clock'>): Promise<string | null> {
  if (await hasAdmin(deps.pool)) return null;
  const token = newToken();
  const now = deps.clock().getTime();
  const isOurs = await replaceFirstAdminLink(deps.pool, {
    tokenHash: hashToken(token),
    createdAt: new Date(now),
    expiresAt: new Date(now + LINK_MINUTES * 60_000),
    keepSince: new Date(now - TOGETHER_MS),
  });
  return isOurs ? token : null;
}

/** Whether a link is good; looking does not use it up. */
export async function isFirstAdminOffer(deps: Pick<Deps, 'pool' | 'clock'>, token: string): Promise<boolean> {
  const asked = { tokenHash: hashToken(token), now: deps.clock() };
  return (await isFirstAdminLink(deps.pool, asked)) && !(await hasAdmin(deps.pool));
}

/** Makes whoever is signed in the first admin, and uses the link up. Their other sessions end. */
export async function becomeFirstAdmin(deps: Deps, actor: Actor, token: string): Promise<null | Refusal> {
  const person = admitPerson(deps, actor, 'account.change');
  if (isRefusal(person)) return person;
  const expired = refuse('link_expired');
  return withTransaction(deps.pool, async (db) => {
    const now = deps.clock();
    // Whoever comes second waits here for the first, and finds the link gone.
    if (!(await takeFirstAdminLink(db, { tokenHash: hashToken(token), now }))) return expired;
    if (await hasAdmin(db)) return expired;
    const { accountId, sessionId, role } = person;
    await setRole(db, accountId, { role: 'admin', siteIds: null, isFromSignOn: false });
    await revokeSessions(db, { accountId, except: sessionId, now });
    const change = {
      action: 'role.granted',
      target: accountId,
      from: { role },
      to: { role: 'admin', siteIds: null, by: 'first-admin-link' },
    };
    await recordChange(deps, db, { actor, change });
    return null;
  });
}
