import type { AccountId } from '../domain/ids.ts';
import type { Site } from '../domain/thread.ts';
import { removeMentions, removeMentionsFromHtml } from '../markup/remove-mentions.ts';
import { findAccount, type AccountRow } from '../storage/accounts.ts';
import { insertBanHashes } from '../storage/bans.ts';
import { listCommentFacts, markCommentDeleted } from '../storage/comments.ts';
import {
  detachComments,
  detachVotes,
  dropJobs,
  eraseWaitingRevision,
  findTexts,
  findWrittenStory,
  forgetAccount,
  listDueErasures,
  listFormerNames,
  listMentioning,
  listWritten,
  lockAccount,
  replaceTexts,
  stopCounting,
  type Mentioning,
  type WrittenStory,
} from '../storage/erasure.ts';
import { listUnmoved } from '../storage/imported-authors.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import { keepWaiting } from '../storage/queue-items.ts';
import { revokeSessions } from '../storage/sessions.ts';
import { listSites } from '../storage/sites.ts';
import { lockStory, moveStory } from '../storage/stories.ts';
import { listBannedBy, toBanHashes } from './ban-hashes.ts';
import type { Deps } from './deps.ts';
import { finishClaim } from './finish-claim.ts';
import { leaveViewpoints } from './leave-viewpoints.ts';
import { recordChange } from './record-change.ts';

/** Comments in one transaction, which holds the lock of their story: some 100 ms. */
const COMMENTS_AT_A_TIME = 100;
const VOTES_AT_A_TIME = 500;

interface Erasing {
  readonly deps: Deps;
  readonly account: AccountRow;
  readonly sites: readonly Site[];
}

/**
 * Erases every account whose time to change their mind is over. Run by a job every few minutes. One that cannot be erased
 * does not keep the others waiting: what went wrong is thrown at the end.
 */
export async function eraseDueAccounts(deps: Deps): Promise<number> {
  const due = await listDueErasures(deps.pool, deps.clock());
  const failures: unknown[] = [];
  for (const id of due) await eraseAccount(deps, id).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
  return due.length;
}

/**
 * Erases a person everywhere. First nobody can act as them any more; then come mentions, comments and votes, some at a
 * time so that no story is locked for long; last, in one transaction, everything else and the account itself. What was
 * interrupted is done by the next run, since nothing of the account is gone until all of it is.
 */
export async function eraseAccount(deps: Deps, id: AccountId): Promise<void> {
  const account = await closeAccount(deps, id);
  if (!account) return;
  for (const claimed of await listUnmoved(deps.pool, id)) await finishClaim(deps, claimed);
  const erasing: Erasing = { deps, account, sites: await listSites(deps.pool) };
  await eraseMentions(erasing);
  await eraseComments(erasing);
  await leaveViewpoints(deps, id);
  await eraseVotes(erasing);
  await withTransaction(deps.pool, (db) => finish(erasing, db));
}

/** Ends every session, and counts their votes in no new fit, if the erasure is still wanted. From here there is no way back. */
async function closeAccount(deps: Deps, id: AccountId): Promise<AccountRow | null> {
  return withTransaction(deps.pool, async (db) => {
    if (!(await lockAccount(db, id))) return null;
    const account = await findAccount(db, id);
    const now = deps.clock();
    if (!account?.erasureAt || account.erasureAt > now) return null;
    await revokeSessions(db, { accountId: id, except: null, now });
    await stopCounting(db, id);
    return account;
  });
}

/**
 * Takes `@name` out of what others wrote, by the names the person has and had. Names that are nobody's alone, a guest's
 * and those of another system, are looked for where they wrote.
 */
async function eraseMentions(erasing: Erasing): Promise<void> {
  const { id, name, isGuest } = erasing.account;
  const { pool } = erasing.deps;
  const own = [name, ...(await listFormerNames(pool, id, { areImported: false }))];
  const imported = await listFormerNames(pool, id, { areImported: true });
  const shared = isGuest ? [...own, ...imported] : imported;
  if (!isGuest) await eraseNames(erasing, own, null);
  await eraseNames(erasing, shared, id);
}

async function eraseNames(
  erasing: Erasing,
  all: readonly (string | null)[],
  under: AccountId | null,
): Promise<void> {
  const names = all.filter((name) => name !== null);
  if (names.length === 0) return;
  const found = await withTransaction(erasing.deps.pool, async (db) => {
    await db.query({ text: 'set local statement_timeout = 0' });
    return listMentioning(db, { names, under });
  });
  for (const mentioning of found) await eraseMention(erasing, mentioning, names);
}

async function eraseMention(erasing: Erasing, at: Mentioning, names: readonly string[]): Promise<void> {
  await inStory(erasing, at, async (db) => {
    const texts = await findTexts(db, at.siteId, at.commentId);
    if (!texts) return null;
    const html = removeMentionsFromHtml(texts.html, names);
    const body = removeMentions(texts, names);
    const revisions = texts.revisions.map((each) => ({
      number: each.number,
      format: each.format,
      body: removeMentions(each, names),
      html: each.html && removeMentionsFromHtml(each.html, names),
    }));
    await replaceTexts(
      db,
      { siteId: at.siteId, id: at.commentId },
      { format: texts.format, body, html, revisions },
    );
    return html === texts.html ? null : { comments: 0 };
  });
}

/** Removes the comments, or leaves them without an author, as their author chose and each site allows. */
async function eraseComments(erasing: Erasing): Promise<void> {
  const { deps, account } = erasing;
  for (;;) {
    const story = await findWrittenStory(deps.pool, account.id);
    if (!story) return;
    await inStory(erasing, story, (db) => eraseSome(erasing, db, story));
  }
}

async function eraseSome(
  { deps, account, sites }: Erasing,
  db: Db,
  { siteId, storyId }: WrittenStory,
): Promise<{ comments: number }> {
  const ids = await listWritten(db, { authorId: account.id, storyId, limit: COMMENTS_AT_A_TIME });
  const site = sites.find(({ id }) => id === siteId);
  const fate = toFate(site, account);
  const facts = await listCommentFacts(
    db,
    ids.map(() => siteId),
    ids,
  );
  let comments = 0;
  // What nobody but its author saw is of use to nobody now.
  for (const comment of facts.filter(({ status }) => fate === 'remove' || status !== 'published')) {
    if (comment.deletedAt !== null) continue;
    await markCommentDeleted(db, { ...(await refresh(db, siteId, comment)), siteId }, deps.clock());
    if (comment.status === 'published') comments -= 1;
  }
  for (const { id, waitingRevision } of facts) {
    if (waitingRevision === null) continue;
    await eraseWaitingRevision(db, siteId, id);
    await keepWaiting(db, siteId, id);
  }
  await detachComments(db, siteId, ids);
  return { comments };
}

/** The facts as they are after the comments before it in the same batch have gone: a reply may have been one of them. */
async function refresh<Facts extends { id: Parameters<typeof listCommentFacts>[2][number] }>(
  db: Db,
  siteId: Site['id'],
  facts: Facts,
) {
  const [fresh] = await listCommentFacts(db, [siteId], [facts.id]);
  if (!fresh) throw new Error(`Comment ${facts.id} is gone while its story is locked.`);
  return fresh;
}

function toFate(site: Site | undefined, account: AccountRow): 'remove' | 'keep' {
  const ruled = site?.settings.erasureComments ?? 'reader';
  return ruled === 'reader' ? (account.erasureComments ?? 'remove') : ruled;
}

async function eraseVotes({ deps, account }: Erasing): Promise<void> {
  const most = { limit: VOTES_AT_A_TIME, now: deps.clock() };
  const some = () => withTransaction(deps.pool, (db) => detachVotes(db, account.id, most));
  while ((await some()) === VOTES_AT_A_TIME);
}

/** Does something under a story's lock; readers see it when it says by how many the comments change. */
async function inStory(
  { deps, sites }: Erasing,
  story: WrittenStory,
  work: (db: Db) => Promise<{ comments: number } | null>,
): Promise<void> {
  const version = await withTransaction(deps.pool, async (db) => {
    await lockStory(db, story.siteId, story.storyKey);
    const change = await work(db);
    return change && moveStory(db, { siteId: story.siteId, storyId: story.storyId, ...change });
  });
  const site = sites.find(({ id }) => id === story.siteId);
  if (version !== null && site) deps.onStoryChange({ site, storyKey: story.storyKey, version });
}

/** Everything that is left of the person, with the account. A ban stays under keyed hashes for its term. */
async function finish({ deps, account }: Erasing, db: Db): Promise<void> {
  if (!(await lockAccount(db, account.id))) return;
  const { bannedUntil } = account;
  if (bannedUntil !== null && bannedUntil > deps.clock()) {
    const hashes = toBanHashes(deps, await listBannedBy(db, account));
    await insertBanHashes(db, { banId: deps.newId(), hashes, until: bannedUntil });
  }
  await dropJobs(db, account.id);
  await forgetAccount(db, account.id);
  await recordChange(deps, db, {
    actor: { kind: 'anonymous' },
    change: { action: 'account.erased', target: account.id, to: { comments: account.erasureComments } },
  });
}
