import type { AccountId } from '../domain/ids.ts';
import { findAccount } from '../storage/accounts.ts';
import { listUnfinished, lockClaim, type ImportedAuthor } from '../storage/imported-authors.ts';
import { leaveJob } from '../storage/jobs.ts';
import {
  deleteImported,
  forgetRows,
  moveComments,
  moveStanding,
  moveVotes,
  returnComments,
} from '../storage/move-authorship.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import { applyGlobalBans } from './global-ban.ts';
import type { Deps } from './deps.ts';

/** In one transaction, which holds the locks of their stories: some 100 ms. */
const AT_ONCE = 200;

/** An import that is under way may still bring comments of the author: then the account goes once it is done. */
const LOOK_AGAIN_MS = 5 * 60_000;

/**
 * Moves what is left of a claimed author to whoever claimed them, some at a time, and removes the account that was made
 * for them; or gives back what a claim took along, where it was taken back. Whatever was done before does no harm.
 */
export async function finishClaim(deps: Deps, authorId: AccountId): Promise<void> {
  while (await withTransaction(deps.pool, (db) => moveSome(deps, db, authorId)));
}

/** The same for all of whom something is left: jobs do not come along with an export. Run once a day. */
export async function finishClaims(deps: Deps): Promise<void> {
  for (const id of await listUnfinished(deps.pool)) await finishClaim(deps, id);
}

async function moveSome(deps: Deps, db: Db, authorId: AccountId): Promise<boolean> {
  const claim = await lockClaim(db, authorId);
  if (!claim) return false;
  const author = { siteId: claim.siteId, accountId: authorId };
  return claim.claimedBy === null
    ? giveBackSome(db, author)
    : takeSome(deps, db, { author, to: claim.claimedBy });
}

/**
 * Moves some of an imported author's comments and votes, and the account's end where nothing is left; false when there is
 * no more to do now. Called under the lock of the claim.
 */
async function takeSome(
  deps: Deps,
  db: Db,
  { author, to }: { readonly author: ImportedAuthor; readonly to: AccountId },
): Promise<boolean> {
  if (!(await findAccount(db, author.accountId))) return false;
  if (await moveTo(db, author, to)) return true;
  const now = deps.clock();
  await carrySanctions(deps, db, { moved: await moveStanding(db, author, { to, now }), to });
  if (!(await deleteImported(db, author)))
    await leaveJob(db, 'finish-claim', {
      payload: { accountId: author.accountId },
      runAt: new Date(now.getTime() + LOOK_AGAIN_MS),
    });
  return false;
}

/** Moves some; whether there is more. */
export async function moveTo(db: Db, author: ImportedAuthor, to: AccountId): Promise<boolean> {
  if ((await moveComments(db, author, { to, limit: AT_ONCE })) === AT_ONCE) return true;
  return (await moveVotes(db, author, { to, limit: AT_ONCE })) === AT_ONCE;
}

/** Where sanctions changed their account, what they come to for it. */
export async function carrySanctions(
  deps: Deps,
  db: Db,
  { moved, to }: { readonly moved: number; readonly to: AccountId },
): Promise<void> {
  const account = moved === 0 ? null : await findAccount(db, to);
  if (account) await applyGlobalBans(deps, db, account);
}

/** Gives back some; whether there is more. */
export async function giveBackSome(db: Db, author: ImportedAuthor): Promise<boolean> {
  if ((await returnComments(db, author, AT_ONCE)) === AT_ONCE) return true;
  await forgetRows(db, author);
  return false;
}
