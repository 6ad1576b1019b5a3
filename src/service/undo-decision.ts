import { UNDO_GRACE_SECONDS, UNDO_SECONDS } from '../domain/decision.ts';
import type { AccountId, CommentId } from '../domain/ids.ts';
import { CLAIM_SECONDS } from '../domain/queue.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { changeStatus } from '../storage/change-status.ts';
import { findCommentFacts } from '../storage/comments.ts';
import { findUndoable, lockForDecision, restoreState } from '../storage/decision-states.ts';
import { findLatestDecision } from '../storage/decisions.ts';
import type { Db } from '../storage/pool.ts';
import { lockStory, moveStory } from '../storage/stories.ts';
import { followUndo } from './decision-effects.ts';
import type { Deps } from './deps.ts';
import type { Conflict, MadeDecision } from './make-decision.ts';
import { admitModerator } from './permit.ts';
import { runOnce, toWriteKey } from './run-once.ts';

export interface UndoDecision {
  readonly site: Site;
  readonly commentId: CommentId;
  readonly decisionId: string;
  readonly idempotencyKey: string | null;
}

/** The last moment at which a decision made now can be taken back. */
export function undoableSince(now: Date): Date {
  return new Date(now.getTime() - (UNDO_SECONDS + UNDO_GRACE_SECONDS) * 1_000);
}

/**
 * Takes back one's own decision of a moment ago, by a further decision: status, queue item (on one's screen again),
 * waiting text and what followed are as they were. What somebody else did meanwhile stands.
 */
export async function undoDecision(
  deps: Deps,
  actor: Actor,
  input: UndoDecision,
): Promise<MadeDecision | Conflict | Refusal> {
  const { site, commentId, decisionId } = input;
  const person = admitModerator(deps, actor, { permission: 'comment.decide', siteId: site.id });
  if (isRefusal(person)) return person;
  const facts = await findCommentFacts(deps.pool, site.id, commentId);
  if (!facts) return refuse('comment_not_found');
  const request = ['undo', commentId, decisionId];
  const write = toWriteKey(deps, person, { siteId: site.id, key: input.idempotencyKey, request });
  let conflict: Conflict | null = null;
  const undone = await runOnce(deps, write, async (db) => {
    await lockStory(db, site.id, facts.storyKey);
    const since = undoableSince(deps.clock());
    const claim = { by: person.accountId, until: new Date(deps.clock().getTime() + CLAIM_SECONDS * 1_000) };
    const made = await takeBack(deps, db, {
      ...input,
      accountId: person.accountId,
      since,
      claim,
      bulkId: null,
    });
    if (isRefusal(made) || made.outcome === 'decided') return made;
    conflict = made;
    return refuse('overtaken');
  });
  if (conflict) return conflict;
  if (!isRefusal(undone) && undone.version !== null)
    deps.onStoryChange({ site, storyKey: facts.storyKey, version: undone.version });
  return undone;
}

export interface TakeBack {
  readonly site: Site;
  readonly commentId: CommentId;
  readonly decisionId: string;
  readonly accountId: AccountId;
  /** Older decisions stay. */
  readonly since: Date;
  readonly claim: { readonly by: AccountId; readonly until: Date } | null;
  /** Of the bulk that is taken back as a whole. */
  readonly bulkId: string | null;
}

/** Takes back one decision, in the transaction of a verb that holds the lock of the story. */
export async function takeBack(
  deps: Deps,
  db: Db,
  input: TakeBack,
): Promise<MadeDecision | Conflict | Refusal> {
  const { site, commentId, decisionId, accountId, since } = input;
  const facts = await lockForDecision(db, site.id, commentId);
  const comment = await findCommentFacts(db, site.id, commentId);
  const decision = await findUndoable(db, site.id, decisionId);
  if (!facts || !comment || decision?.commentId !== commentId) return refuse('decision_not_found');
  if (comment.deletedAt !== null) return refuse('comment_deleted');
  if (decision.accountId !== accountId) return refuse('not_permitted');
  const latest = await findLatestDecision(db, site.id, commentId);
  if (latest?.id !== decisionId) return { outcome: 'already_decided', decisionId: latest?.id ?? null };
  if (decision.undoesId !== null || decision.revision === null || decision.at < since)
    return refuse('undo_too_late');
  if (decision.hasText && decision.revision !== facts.latestRevision)
    return { outcome: 'text_changed', decisionId };
  const at = deps.clock();
  const undoneBy = deps.newId();
  const moved = await changeStatus(db, {
    siteId: site.id,
    comment,
    to: decision.from ?? comment.status,
    at,
    decision: { id: undoneBy, by: 'account', accountId, undoesId: decisionId, bulkId: input.bulkId },
  });
  await restoreState(db, { siteId: site.id, decisionId, claim: input.claim });
  await followUndo(deps, db, { site, comment, decisionId, undoneBy, at });
  const version =
    moved === null && decision.hasText
      ? await moveStory(db, { siteId: site.id, storyId: comment.storyId, comments: 0 })
      : moved;
  return { outcome: 'decided', decisionId: undoneBy, version };
}
