import { UNDO_GRACE_SECONDS } from '../domain/decision.ts';
import type { Explanation } from '../domain/explanation.ts';
import type { AccountId } from '../domain/ids.ts';
import {
  findNextDue,
  lockAddressee,
  markTold,
  oweNotice,
  returnNotices,
  takeDueNotices,
  type DueNotice,
} from '../storage/author-notices.ts';
import { leaveKeyedJob } from '../storage/jobs.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import type { PersonalDecision } from './decision-effects.ts';
import type { Deps } from './deps.ts';
import { explainComments } from './explain-comments.ts';
import { toUnsubscribeToken } from './reply-mail.ts';

/** Between two mails to one person: who is decided about often is told of all at once. */
const PAUSE_MS = 15 * 60_000;

/** Decisions told in one mail; whoever has more finds them on their page. */
const MOST_TOLD = 20;

/**
 * Leaves a mail to the author, for when the decision can no longer be taken back: of a rejection, and of what came of an
 * appeal. However many decisions there are, each author gets one mail.
 */
export async function tellAuthor(db: Db, decision: PersonalDecision): Promise<void> {
  const { site, comment, decisionId, action, appeal, editRevision, undoUntil } = decision;
  const isTold = appeal !== null || (action === 'reject' && editRevision === null);
  if (!isTold || comment.authorId === null) return;
  const dueAt = new Date(undoUntil.getTime() + UNDO_GRACE_SECONDS * 1_000);
  const isOwed = await oweNotice(db, { siteId: site.id, decisionId, authorId: comment.authorId, dueAt });
  if (isOwed) await leaveTelling(db, comment.authorId, dueAt);
}

/** One job a person: a further decision finds it there, and changes nothing about when it runs. */
async function leaveTelling(db: Db, accountId: AccountId, runAt: Date): Promise<void> {
  await leaveKeyedJob(db, 'tell-author', { payload: { accountId }, runAt, key: `tell-author:${accountId}` });
}

/** A decision as its author is told of it. */
export interface ToldDecision {
  readonly notice: DueNotice;
  readonly explanation: Explanation;
}

/** A mail about decisions, taken to be sent. */
export interface DecisionMailTask {
  readonly accountId: AccountId;
  readonly email: string;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly told: readonly ToldDecision[];
  readonly hasMore: boolean;
  readonly unsubscribeToken: string;
  readonly mailedBefore: Date | null;
}

/**
 * Takes the mail that somebody is owed, and notes in the same transaction that it went: nobody is told twice. Null where
 * there is nothing to tell, or nothing yet; then a job comes back for what is left.
 */
export async function takeDecisionMail(deps: Deps, accountId: AccountId): Promise<DecisionMailTask | null> {
  const now = deps.clock();
  const taken = await withTransaction(deps.pool, async (db) => {
    const addressee = await lockAddressee(db, accountId);
    // Whoever wants none any more is owed none either.
    if (!addressee) return void (await takeDueNotices(db, accountId, now));
    const { mailedAt } = addressee;
    const isTooSoon = mailedAt !== null && mailedAt.getTime() + PAUSE_MS > now.getTime();
    const notices = isTooSoon ? [] : await takeDueNotices(db, accountId, now);
    const told = notices.length > 0 ? now : mailedAt;
    if (notices.length > 0) await markTold(db, accountId, now);
    const nextDue = await findNextDue(db, accountId);
    const earliest = (told?.getTime() ?? 0) + PAUSE_MS;
    if (nextDue) await leaveTelling(db, accountId, new Date(Math.max(nextDue.getTime(), earliest)));
    return notices.length > 0 ? { addressee, notices } : null;
  });
  if (!taken) return null;
  const { addressee, notices } = taken;
  const explanations = await explainComments(
    deps,
    notices.map(({ siteId, commentId }) => ({ siteId, id: commentId })),
  );
  const told = notices.flatMap((notice) => {
    const explanation = explanations.get(notice.commentId);
    return explanation ? [{ notice, explanation }] : [];
  });
  const { email, language, timeZone, mailedAt } = addressee;
  return {
    accountId,
    email,
    language,
    timeZone,
    told: told.slice(0, MOST_TOLD),
    hasMore: told.length > MOST_TOLD,
    unsubscribeToken: toUnsubscribeToken(deps, 'decisions', accountId),
    mailedBefore: mailedAt,
  };
}

/** Gives a mail back that the mail server did not take: the job tries again. */
export async function giveBackDecisionMail(deps: Deps, task: DecisionMailTask): Promise<void> {
  await withTransaction(deps.pool, async (db) => {
    await returnNotices(
      db,
      task.accountId,
      task.told.map(({ notice }) => notice),
    );
    await markTold(db, task.accountId, task.mailedBefore);
  });
}
