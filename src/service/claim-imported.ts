import { cleanName } from '../domain/clean-name.ts';
import { isId, type AccountId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { findAccount, type AccountRow } from '../storage/accounts.ts';
import {
  listProvenMailboxes,
  reconsiderOne,
  refuseOne,
  releaseOne,
  takeKnown,
  takeOne,
  type ClaimedAuthor,
  type KnownBy,
} from '../storage/imported-authors.ts';
import { addJob } from '../storage/jobs.ts';
import { moveStanding, restoreImported, returnStanding, returnVotes } from '../storage/move-authorship.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import { takeName } from './claim-comments.ts';
import type { Deps } from './deps.ts';
import { carrySanctions, giveBackSome, moveTo } from './finish-claim.ts';
import { admitPerson } from './permit.ts';
import { recordChange } from './record-change.ts';

export interface Came {
  /** Who has just signed in. */
  readonly accountId: AccountId;
  /** A mailbox that a service verified just now, besides those that the account has. */
  readonly mailbox?: string | null;
  /** What a publisher's sign-on said of them. */
  readonly publisher?: KnownBy['publisher'];
}

/**
 * Gives an account what it wrote at another system, where it is known to be its own: by the subject of the publisher's
 * sign-on, or by a mailbox that the source had verified and that the person has proven. Every way of signing in calls it
 * in its own transaction. Of whoever is more than a reader only the first counts: they are asked for the others, so that
 * nothing appears with a staff badge that they did not look at.
 */
export async function claimProven(deps: Deps, db: Db, came: Came): Promise<void> {
  const account = await findAccount(db, came.accountId);
  if (!account || account.isGuest) return;
  const isAsked = account.role !== 'reader';
  const mailboxes = isAsked ? [] : await listProvenMailboxes(db, account.id);
  const publisher = came.publisher ?? null;
  const by: KnownBy = {
    mailboxes: came.mailbox && !isAsked ? [...mailboxes, came.mailbox] : mailboxes,
    publisher: publisher && { ...publisher, mailbox: isAsked ? null : publisher.mailbox },
  };
  if (by.mailboxes.length === 0 && publisher === null) return;
  const to = { accountId: account.id, now: deps.clock() };
  await takeOver(deps, db, { account, authors: await takeKnown(db, to, by), by: null });
}

/** The same for a sign-in that is over. */
export async function claimProvenLater(deps: Deps, came: Came): Promise<void> {
  await withTransaction(deps.pool, (db) => claimProven(deps, db, came));
}

interface Taking {
  readonly account: AccountRow;
  readonly authors: readonly ClaimedAuthor[];
  /** Null where nobody was asked. */
  readonly by: Actor | null;
}

/** Makes claimed authors' belongings the account's: of much the first part at once, the rest by a job. */
async function takeOver(deps: Deps, db: Db, { account, authors, by }: Taking): Promise<void> {
  const to = account.id;
  const named = authors.toSorted((one, other) => other.comments - one.comments);
  const name = named.map((each) => cleanName(each.name ?? '')).find((each) => each !== null);
  if (account.name === null && name !== undefined) await takeName(deps, db, { id: to, name });
  for (const author of authors) {
    const moved = await moveStanding(db, author, { to, now: deps.clock() });
    await carrySanctions(deps, db, { moved, to });
    await moveTo(db, author, to);
    await addJob(db, 'finish-claim', { accountId: author.accountId });
    await recordChange(deps, db, {
      actor: by ?? { kind: 'anonymous' },
      change: {
        action: 'comments.claimed',
        siteId: author.siteId,
        target: to,
        to: { comments: author.comments },
      },
    });
  }
}

/** Claims an imported author of one's own mailboxes, whom the source had not verified. */
export async function claimOld(deps: Deps, actor: Actor, authorId: string): Promise<undefined | Refusal> {
  const person = admitPerson(deps, actor, 'account.change');
  if (isRefusal(person)) return person;
  if (!isId(authorId)) return refuse('old_comments_gone');
  return withTransaction(deps.pool, async (db) => {
    const mailboxes = await listProvenMailboxes(db, person.accountId);
    const to = { accountId: person.accountId, now: deps.clock() };
    const taken = await takeOne(db, to, { accountId: authorId, mailboxes });
    const account = await findAccount(db, person.accountId);
    if (taken === null || !account) return refuse('old_comments_gone');
    await takeOver(deps, db, { account, authors: [taken], by: actor });
    return undefined;
  });
}

/** Says that an imported author is somebody else. What was claimed goes back under the name it had. */
export async function disownOld(deps: Deps, actor: Actor, authorId: string): Promise<undefined | Refusal> {
  const person = admitPerson(deps, actor, 'account.change');
  if (isRefusal(person)) return person;
  if (!isId(authorId)) return refuse('old_comments_gone');
  const by = person.accountId;
  return withTransaction(deps.pool, async (db) => {
    const mailboxes = await listProvenMailboxes(db, by);
    if (await refuseOne(db, by, { accountId: authorId, mailboxes })) return undefined;
    const author = await releaseOne(db, by, authorId);
    if (author === null) return refuse('old_comments_gone');
    const now = deps.clock();
    await restoreImported(db, { ...author, now });
    const moved = await returnStanding(db, author, { from: by, name: author.name });
    for (const to of [by, author.accountId]) await carrySanctions(deps, db, { moved, to });
    await returnVotes(db, author, by);
    await giveBackSome(db, author);
    await addJob(db, 'finish-claim', { accountId: author.accountId });
    await recordChange(deps, db, {
      actor,
      change: { action: 'comments.given-back', siteId: author.siteId, target: by },
    });
    return undefined;
  });
}

/** Takes back that an imported author is somebody else, as long as nobody has claimed them. */
export async function reconsiderOld(
  deps: Deps,
  actor: Actor,
  authorId: string,
): Promise<undefined | Refusal> {
  const person = admitPerson(deps, actor, 'account.change');
  if (isRefusal(person)) return person;
  if (!isId(authorId)) return refuse('old_comments_gone');
  return withTransaction(deps.pool, async (db) => {
    const mailboxes = await listProvenMailboxes(db, person.accountId);
    const isThere = await reconsiderOne(db, person.accountId, { accountId: authorId, mailboxes });
    return isThere ? undefined : refuse('old_comments_gone');
  });
}
