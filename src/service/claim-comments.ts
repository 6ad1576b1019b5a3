import { editableUntil } from '../domain/comment-limits.ts';
import { numberedNames } from '../domain/clean-name.ts';
import type { AccountId } from '../domain/ids.ts';
import { findAccount, setAccountName } from '../storage/accounts.ts';
import { changeAuthor, listGuestComments } from '../storage/guest-comments.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import { findSession } from '../storage/sessions.ts';
import { listFreeNames } from '../storage/sign-on.ts';
import { listSites } from '../storage/sites.ts';
import type { Deps } from './deps.ts';
import { hashToken } from './sessions.ts';

/** Whoever wrote as a guest in a browser, by the token of that browser's session. */
export interface GuestClaim {
  /** Null, or a session that is not a guest's, claims nothing. */
  readonly guestToken: string | null;
  /** The publisher's page it comes from; null for Parley's own. */
  readonly origin: string | null;
  /** Who has just signed in. */
  readonly accountId: AccountId;
}

/**
 * Gives what was just written as a guest to the account that its author signs in to: comments that could still be
 * edited, by the window of their site. Every way of signing in calls it in its own transaction, as the last thing.
 */
export async function claimComments(deps: Deps, db: Db, claim: GuestClaim): Promise<void> {
  const { guestToken, accountId } = claim;
  if (guestToken === null || guestToken.length > 200) return;
  const now = deps.clock();
  const session = await findSession(db, hashToken(guestToken), now);
  const isTheirs = session?.isGuest === true && session.origin === claim.origin;
  if (!isTheirs || session.accountId === accountId) return;
  const account = await findAccount(db, accountId);
  if (!account || account.isGuest) return;
  const written = await listGuestComments(db, session.accountId);
  if (written.length === 0) return;
  const sites = new Map((await listSites(db)).map((site) => [site.id, site]));
  const recent = written.filter(({ siteId, createdAt }) => {
    const site = sites.get(siteId);
    return site !== undefined && editableUntil(site, createdAt, now) !== null;
  });
  if (recent.length === 0) return;
  await changeAuthor(db, recent, { from: session.accountId, to: accountId });
  if (account.name === null && session.name !== null)
    await takeName(deps, db, { id: accountId, name: session.name });
}

/** Comments stand under a name: whoever has chosen none yet keeps the one they wrote under, if need be with a number. */
export async function takeName(
  deps: Deps,
  db: Db,
  { id, name }: { id: AccountId; name: string },
): Promise<void> {
  const random = Number.parseInt(deps.newId().slice(-7), 16);
  const [free] = await listFreeNames(db, id, numberedNames(name, random));
  if (free !== undefined) await setAccountName(db, id, free);
}

/** The same for a sign-in that is over: what a publisher's page hands over once it has the new session. */
export async function claimLater(deps: Deps, claim: GuestClaim): Promise<void> {
  if (claim.guestToken === null) return;
  await withTransaction(deps.pool, (db) => claimComments(deps, db, claim));
}
