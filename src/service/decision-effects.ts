import { UNDO_GRACE_SECONDS } from '../domain/decision.ts';
import type { CommentStatus } from '../domain/comment.ts';
import type { AccountId } from '../domain/ids.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { CommentFacts } from '../storage/comments.ts';
import { hasOtherModerators, reopenAppeal, settleAppeal, type OpenAppeal } from '../storage/appeals.ts';
import type { Db } from '../storage/pool.ts';
import { leaveJob } from '../storage/jobs.ts';
import { reopenReports, settleReports } from '../storage/reports.ts';
import { tellAuthor } from './decision-mail.ts';
import type { Deps } from './deps.ts';

/** A person's decision on a comment, for whatever follows from it. */
export interface PersonalDecision {
  readonly site: Site;
  /** As it stood before, under the lock of its story. */
  readonly comment: CommentFacts;
  readonly decisionId: string;
  readonly action: 'approve' | 'reject' | 'escalate';
  readonly from: CommentStatus;
  readonly to: CommentStatus;
  readonly accountId: AccountId;
  readonly reason: string | null;
  readonly toAuthor: string;
  /** Number of the held edit that was decided on; null where it was the comment as a whole. */
  readonly editRevision: number | null;
  readonly bulkId: string | null;
  /** The appeal that it answers. */
  readonly appeal: OpenAppeal | null;
  readonly at: Date;
  /** Nothing that cannot be taken back happens before. */
  readonly undoUntil: Date;
}

/** Why a person may not decide on this comment, beside the permission; null when they may. Nothing is changed yet. */
export async function forbidDecision(
  db: Db,
  { site, appeal, accountId }: Omit<PersonalDecision, 'decisionId'>,
): Promise<Refusal | null> {
  const isOthers = appeal?.isOwn === true && (await hasOtherModerators(db, site.id, accountId));
  return isOthers ? refuse('appeal_of_own_decision') : null;
}

/** What follows from a decision, in its transaction. */
export async function followDecision(_deps: Deps, db: Db, decision: PersonalDecision): Promise<void> {
  await settleReported(db, decision);
  await settleContested(db, decision);
  await tellAuthor(db, decision);
}

async function settleContested(db: Db, { site, appeal, action, at }: PersonalDecision): Promise<void> {
  if (appeal === null) return;
  const outcome = action === 'approve' ? 'reversed' : 'upheld';
  await settleAppeal(db, { siteId: site.id, id: appeal.id, outcome, bySamePerson: appeal.isOwn, at });
}

/** Reports are about what readers see: a decision on a held edit leaves them open, and so does whoever escalates. */
async function settleReported(db: Db, decision: PersonalDecision): Promise<void> {
  if (decision.action === 'escalate' || decision.editRevision !== null) return;
  const { id: siteId } = decision.site;
  const commentId = decision.comment.id;
  const settled = await settleReports(db, {
    siteId,
    commentId,
    outcome: decision.action === 'reject' ? 'upheld' : 'dismissed',
    decisionId: decision.decisionId,
    accountId: decision.accountId,
    at: decision.at,
  });
  const runAt = new Date(decision.undoUntil.getTime() + UNDO_GRACE_SECONDS * 1_000);
  if (settled > 0) await leaveJob(db, 'tell-reporters', { payload: { siteId, commentId }, runAt });
}

/** A decision that is taken back. */
export interface UndoneDecision {
  readonly site: Site;
  readonly comment: CommentFacts;
  /** The decision that is taken back, and the one that does it. */
  readonly decisionId: string;
  readonly undoneBy: string;
  readonly at: Date;
}

/** Takes back what followed from a decision, in the transaction that takes back the decision. */
export async function followUndo(_deps: Deps, db: Db, undone: UndoneDecision): Promise<void> {
  await reopenReports(db, undone.site.id, undone.decisionId);
  await reopenAppeal(db, undone.site.id, undone.decisionId);
}
