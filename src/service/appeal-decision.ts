import { MAX_APPEAL_LENGTH, toAppealState } from '../domain/explanation.ts';
import type { AccountId, CommentId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { insertAppeal } from '../storage/appeals.ts';
import { findCommentFacts } from '../storage/comments.ts';
import { listExplanations } from '../storage/explanations.ts';
import type { Db } from '../storage/pool.ts';
import { putQueueItem } from '../storage/queue-items.ts';
import { lockStory } from '../storage/stories.ts';
import type { Deps } from './deps.ts';
import { toContestable } from './explain-comments.ts';
import { admitPerson } from './permit.ts';
import { runOnce, toWriteKey } from './run-once.ts';

export interface AppealDecision {
  readonly site: Site;
  readonly commentId: CommentId;
  /** Why the decision was wrong, in the author's words. */
  readonly body: string;
  readonly idempotencyKey: string | null;
}

export interface Appealed {
  readonly at: Date;
}

/**
 * Contests the decision that a comment was rejected by. It waits then for a person who did not decide it. Guests may, and
 * people who are banned: it is about what was decided of them.
 */
export async function appealDecision(
  deps: Deps,
  actor: Actor,
  input: AppealDecision,
): Promise<Appealed | Refusal> {
  const person = admitPerson(deps, actor, 'comment.appeal');
  if (isRefusal(person)) return person;
  const { site, commentId } = input;
  const body = input.body.trim();
  const facts = await findCommentFacts(deps.pool, site.id, commentId);
  // What is not seen by others is not there for them.
  if (!facts || facts.authorId !== person.accountId)
    return refuse(facts?.status === 'published' ? 'not_your_comment' : 'comment_not_found');
  if (body === '') return refuse('appeal_empty', { field: 'body' });
  if (body.length > MAX_APPEAL_LENGTH)
    return refuse('appeal_too_long', {
      field: 'body',
      figures: { length: body.length, limit: MAX_APPEAL_LENGTH },
    });
  const request = ['appeal', commentId, body];
  const write = toWriteKey(deps, person, { siteId: site.id, key: input.idempotencyKey, request });
  const appealed = await runOnce<{ at: number }>(deps, write, async (db) => {
    await lockStory(db, site.id, facts.storyKey);
    return appeal(deps, db, { site, commentId, accountId: person.accountId, body });
  });
  return isRefusal(appealed) ? appealed : { at: new Date(appealed.at) };
}

async function appeal(
  deps: Deps,
  db: Db,
  wish: { site: Site; commentId: CommentId; accountId: AccountId; body: string },
): Promise<{ at: number } | Refusal> {
  const { site, commentId, accountId, body } = wish;
  const comment = await findCommentFacts(db, site.id, commentId);
  if (!comment || comment.authorId !== accountId) return refuse('comment_not_found');
  if (comment.deletedAt !== null) return refuse('comment_deleted');
  const [row] = await listExplanations(db, [{ siteId: site.id, id: commentId }]);
  const at = deps.clock();
  if (!row || row.status !== 'rejected') return refuse('appeal_not_possible');
  const state = toAppealState(toContestable(row), at);
  if (state.state === 'waiting' || state.state === 'upheld') return refuse('appeal_made_already');
  if (state.state !== 'possible') return refuse('appeal_too_late');
  const { decisionId } = row;
  const isNew = await insertAppeal(db, {
    siteId: site.id,
    id: deps.newId(),
    commentId,
    decisionId,
    accountId,
    body,
    at,
  });
  if (!isNew) return refuse('appeal_made_already');
  await putQueueItem(db, { siteId: site.id, commentId, reasons: { isAppealed: true }, at });
  return { at: at.getTime() };
}
