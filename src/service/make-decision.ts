import type { CommentStatus } from '../domain/comment.ts';
import { ESCALATED, UNDO_SECONDS } from '../domain/decision.ts';
import type { AccountId, CommentId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import { findOpenAppeal } from '../storage/appeals.ts';
import { changeStatus } from '../storage/change-status.ts';
import { findCommentFacts, type CommentFacts } from '../storage/comments.ts';
import { keepState, lockForDecision, type DecidingFacts } from '../storage/decision-states.ts';
import { findLatestDecision, type LatestDecision } from '../storage/decisions.ts';
import type { Db } from '../storage/pool.ts';
import { keepWaiting, putQueueItem, releaseQueueItem, removeQueueItem } from '../storage/queue-items.ts';
import { moveStory } from '../storage/stories.ts';
import { dropWaitingRevision, publishWaitingRevision } from '../storage/waiting-revisions.ts';
import { followDecision, forbidDecision, type PersonalDecision } from './decision-effects.ts';
import type { Deps } from './deps.ts';

/** What somebody wants to decide. */
export interface Wish {
  readonly site: Site;
  readonly commentId: CommentId;
  readonly accountId: AccountId;
  readonly action: 'approve' | 'reject' | 'escalate';
  readonly reason: string | null;
  readonly toAuthor: string;
  readonly internal: string;
  /** What was on their screen; null in a bulk, which takes comments as they are. */
  readonly seen: { readonly revision: number; readonly decision: string | null } | null;
  readonly bulkId: string | null;
  readonly undoUntil?: Date;
  /** Whether the caller takes the comment out of the queues, together with others. */
  readonly leavesItem?: boolean;
}

/** A decision that was not made, because the comment is not what its maker saw. */
export interface Conflict {
  readonly outcome: 'already_decided' | 'text_changed' | 'claimed';
  /** The newest decision on the comment. */
  readonly decisionId: string | null;
}

export interface MadeDecision {
  readonly outcome: 'decided';
  readonly decisionId: string;
  /** Of the story, where readers see a difference. */
  readonly version: number | null;
  /** Whether the comment's queue item is the caller's to remove, as it wished. */
  readonly isItemLeft?: boolean;
}

interface Deciding {
  readonly wish: Wish;
  readonly comment: CommentFacts;
  readonly facts: DecidingFacts;
  readonly now: Date;
}

const TARGETS = { approve: 'published', reject: 'rejected' } as const;

/** Decides on one comment, in the transaction of a verb that holds the lock of its story. */
export async function makeDecision(
  deps: Deps,
  db: Db,
  wish: Wish,
): Promise<MadeDecision | Conflict | Refusal> {
  const facts = await lockForDecision(db, wish.site.id, wish.commentId);
  const comment = await findCommentFacts(db, wish.site.id, wish.commentId);
  if (!facts || !comment) return refuse('comment_not_found');
  if (comment.deletedAt !== null) return refuse('comment_deleted');
  const deciding = { wish, comment, facts, now: deps.clock() };
  const latest = await findLatestDecision(db, wish.site.id, wish.commentId);
  const known = recogniseRepetition(deciding, latest) ?? findConflict(deciding, latest);
  return known ?? carryOut(deps, db, deciding);
}

/** The status that a wish leads to. A held edit leaves the comment as it is, and so does whoever escalates. */
function toTarget({ wish, comment, facts }: Deciding): CommentStatus {
  if (wish.action === 'escalate' || facts.waitingRevision !== null) return comment.status;
  return TARGETS[wish.action];
}

/** The same request once more, without a key that names it: the same answer. */
function recogniseRepetition(deciding: Deciding, latest: LatestDecision | null): MadeDecision | null {
  const { wish } = deciding;
  if (!latest || !wish.seen || latest.before !== wish.seen.decision || latest.accountId !== wish.accountId)
    return null;
  const isSame = latest.to === toTarget(deciding) && latest.reason === toReason(wish);
  return isSame ? { outcome: 'decided', decisionId: latest.id, version: null } : null;
}

function toReason({ action, reason }: Wish): string | null {
  // What is approved has no reason against it: figures and reports go by that.
  if (action === 'approve') return null;
  return action === 'escalate' ? ESCALATED : reason;
}

function findConflict(deciding: Deciding, latest: LatestDecision | null): Conflict | null {
  const { wish, comment, facts, now } = deciding;
  const conflict = (outcome: Conflict['outcome']) => ({ outcome, decisionId: latest?.id ?? null });
  const shown = facts.waitingRevision ?? facts.latestRevision;
  if (wish.seen && wish.seen.revision !== shown) return conflict('text_changed');
  if (wish.seen && wish.seen.decision !== (latest?.id ?? null)) return conflict('already_decided');
  const isOthers = facts.claimedBy !== null && facts.claimedBy !== wish.accountId;
  if (isOthers && facts.claimedUntil !== null && facts.claimedUntil > now) return conflict('claimed');
  const isSettled = !facts.isWaiting && facts.waitingRevision === null;
  if (isSettled && wish.action !== 'escalate' && comment.status === TARGETS[wish.action])
    return conflict('already_decided');
  return null;
}

async function carryOut(deps: Deps, db: Db, deciding: Deciding): Promise<MadeDecision | Refusal> {
  const { wish, comment, facts, now } = deciding;
  const to = toTarget(deciding);
  const isEdit = facts.waitingRevision !== null && wish.action !== 'escalate';
  const at = { siteId: wish.site.id, commentId: comment.id, accountId: wish.accountId };
  const isWhole = !isEdit && wish.action !== 'escalate';
  const intended: Omit<PersonalDecision, 'decisionId'> = {
    site: wish.site,
    comment,
    action: wish.action,
    from: comment.status,
    to,
    accountId: wish.accountId,
    reason: toReason(wish),
    toAuthor: wish.toAuthor,
    editRevision: isEdit ? facts.waitingRevision : null,
    bulkId: wish.bulkId,
    appeal: isWhole ? await findOpenAppeal(db, at) : null,
    at: now,
    undoUntil: wish.undoUntil ?? new Date(now.getTime() + UNDO_SECONDS * 1_000),
  };
  const refusal = await forbidDecision(db, intended);
  if (isRefusal(refusal)) return refusal;
  const decision: PersonalDecision = { ...intended, decisionId: deps.newId() };
  await keepState(db, {
    siteId: wish.site.id,
    commentId: comment.id,
    decisionId: decision.decisionId,
    latestRevision: facts.latestRevision,
    withText: isEdit && wish.action === 'approve',
    at: now,
  });
  const version = await change(db, decision, wish.internal);
  const isItemLeft = wish.leavesItem === true && decision.editRevision === null && wish.action !== 'escalate';
  if (wish.action === 'escalate') await escalate(db, decision);
  else if (decision.editRevision !== null) await keepWaiting(db, wish.site.id, comment.id);
  else if (!isItemLeft) await removeQueueItem(db, wish.site.id, comment.id);
  await followDecision(deps, db, decision);
  return { outcome: 'decided', decisionId: decision.decisionId, version, isItemLeft };
}

/** Leaves a comment to somebody else: it waits in a queue of its own, on nobody's screen. */
async function escalate(db: Db, { site, comment, accountId, at }: PersonalDecision): Promise<void> {
  const escalated = { reasons: { isEscalated: true }, escalatedBy: accountId, at };
  await putQueueItem(db, { siteId: site.id, commentId: comment.id, ...escalated });
  await releaseQueueItem(db, site.id, comment.id);
}

/** Moves the comment and its texts; the version of the story where readers see a difference. */
async function change(db: Db, decision: PersonalDecision, internal: string): Promise<number | null> {
  const { site, comment, action, to, editRevision, at } = decision;
  const moved = await changeStatus(db, {
    siteId: site.id,
    comment,
    to,
    at,
    decision: {
      id: decision.decisionId,
      by: 'account',
      accountId: decision.accountId,
      reason: decision.reason,
      toAuthor: decision.toAuthor,
      internal,
      revision: editRevision,
      bulkId: decision.bulkId,
      appealId: decision.appeal?.id ?? null,
    },
  });
  if (editRevision === null) return moved;
  const waiting = { siteId: site.id, id: comment.id };
  if (action === 'reject') {
    await dropWaitingRevision(db, waiting);
    return moved;
  }
  await publishWaitingRevision(db, waiting);
  return comment.status === 'published'
    ? moveStory(db, { siteId: site.id, storyId: comment.storyId, comments: 0 })
    : moved;
}
