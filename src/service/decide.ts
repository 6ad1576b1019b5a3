import { UNDO_SECONDS, type DecisionReason } from '../domain/decision.ts';
import type { CommentId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { findCommentFacts } from '../storage/comments.ts';
import { lockStory } from '../storage/stories.ts';
import type { Deps } from './deps.ts';
import { makeDecision, type Conflict } from './make-decision.ts';
import { admitModerator } from './permit.ts';
import { runOnce, toWriteKey } from './run-once.ts';

export interface Decide {
  readonly site: Site;
  readonly commentId: CommentId;
  readonly action: 'approve' | 'reject' | 'escalate';
  /** Has to be there to reject. */
  readonly reason: DecisionReason | null;
  readonly toAuthor: string;
  readonly internal: string;
  /** The text and the newest decision that were on the screen. */
  readonly seen: { readonly revision: number; readonly decision: string | null };
  readonly idempotencyKey: string | null;
}

export interface Decided {
  readonly outcome: 'decided';
  readonly decisionId: string;
  readonly undoUntil: Date;
}

/**
 * Decides on a comment: shows it, takes it away, or leaves it to somebody else. Where the comment is not what its
 * decider saw, nothing happens and the answer says what came between. The same request again gets the same answer.
 */
export async function decide(deps: Deps, actor: Actor, input: Decide): Promise<Decided | Conflict | Refusal> {
  const { site, commentId, action, reason, toAuthor, internal, seen } = input;
  const person = admitModerator(deps, actor, { permission: 'comment.decide', siteId: site.id });
  if (isRefusal(person)) return person;
  if (action === 'reject' && reason === null) return refuse('input_invalid', { field: 'reason' });
  const facts = await findCommentFacts(deps.pool, site.id, commentId);
  if (!facts) return refuse('comment_not_found');
  const request = ['decide', commentId, action, reason, toAuthor, internal, seen];
  const write = toWriteKey(deps, person, { siteId: site.id, key: input.idempotencyKey, request });
  let conflict: Conflict | null = null;
  const decided = await runOnce(deps, write, async (db) => {
    await lockStory(db, site.id, facts.storyKey);
    const made = await makeDecision(deps, db, { ...input, accountId: person.accountId, bulkId: null });
    if (isRefusal(made)) return made;
    if (made.outcome === 'decided') return { ...made, at: deps.clock().getTime() };
    // Not an answer to remember: once its decider has looked again, the same request may go through.
    conflict = made;
    return refuse('overtaken');
  });
  if (conflict) return conflict;
  if (isRefusal(decided)) return decided;
  const { decisionId, version, at } = decided;
  if (version !== null) deps.onStoryChange({ site, storyKey: facts.storyKey, version });
  return { outcome: 'decided', decisionId, undoUntil: new Date(at + UNDO_SECONDS * 1_000) };
}
