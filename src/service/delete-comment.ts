import { refuse, isRefusal, type Refusal } from '../domain/refusal.ts';
import type { CommentNode } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { withdrawAppeal } from '../storage/appeals.ts';
import { findCommentFacts, markCommentDeleted } from '../storage/comments.ts';
import { addJob } from '../storage/jobs.ts';
import { lockStory, moveStory } from '../storage/stories.ts';
import type { Deps } from './deps.ts';
import { findOwnComment, type OwnComment } from './edit-comment.ts';
import { findComment } from './find-comment.ts';
import { admitPerson } from './permit.ts';
import { runOnce, toWriteKey } from './run-once.ts';

export interface DeletedComment {
  /** The tombstone that keeps the replies together; null when nothing is left to show. */
  readonly comment: CommentNode | null;
  readonly storyKey: string;
  readonly version: number;
}

/** Deletes one's own comment: its texts are erased at once, replies stay under a tombstone. */
export async function deleteComment(
  deps: Deps,
  actor: Actor,
  input: OwnComment & { readonly idempotencyKey: string | null },
): Promise<DeletedComment | Refusal> {
  const person = admitPerson(deps, actor, 'comment.delete');
  if (isRefusal(person)) return person;
  const { site, commentId } = input;
  const facts = await findCommentFacts(deps.pool, site.id, commentId);
  if (!facts) return refuse('comment_not_found');
  const write = toWriteKey(deps, person, {
    siteId: site.id,
    key: input.idempotencyKey,
    request: ['delete', commentId],
  });
  const deleted = await runOnce(deps, write, async (db) => {
    await lockStory(db, site.id, facts.storyKey);
    const current = await findOwnComment(db, person, input);
    if (isRefusal(current)) return current;
    await markCommentDeleted(db, { ...current, siteId: site.id }, deps.clock());
    await withdrawAppeal(db, site.id, commentId);
    await addJob(db, 'tell-reporters', { siteId: site.id, commentId });
    const comments = current.status === 'published' ? -1 : 0;
    return { version: await moveStory(db, { siteId: site.id, storyId: current.storyId, comments }) };
  });
  if (isRefusal(deleted)) return deleted;
  deps.onStoryChange({ site, storyKey: facts.storyKey, version: deleted.version });
  const found = await findComment(deps, { site, commentId, viewerId: null });
  return {
    comment: isRefusal(found) ? null : found.comment,
    storyKey: facts.storyKey,
    version: deleted.version,
  };
}
