import type { AccountId, CommentId } from '../domain/ids.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import type { CommentNode, Site } from '../domain/thread.ts';
import { findCommentFacts } from '../storage/comments.ts';
import { listAncestry } from '../storage/threads.ts';
import { toCommentNode } from './comment-node.ts';
import type { Deps } from './deps.ts';

export interface FindComment {
  readonly site: Site;
  readonly commentId: CommentId;
  /** Authors find their own comments whatever became of them. */
  readonly viewerId: AccountId | null;
}

/** One comment by its id, without the replies below it, and its place in the database's words. */
export async function findComment(
  deps: Pick<Deps, 'pool'>,
  input: FindComment,
): Promise<{ comment: CommentNode; storyId: string } | Refusal> {
  const row = (await listAncestry(deps.pool, input.site.id, input.commentId)).at(-1);
  if (!row) return refuse('comment_not_found');
  const comment = toCommentNode(row, input.viewerId);
  const isGone = comment.html === null && comment.replyCount === 0;
  return isGone ? refuse('comment_not_found') : { comment, storyId: row.storyId };
}

/** The key of the story a comment belongs to. */
export async function findStoryKey(
  deps: Pick<Deps, 'pool'>,
  input: { site: Site; commentId: CommentId },
): Promise<string | Refusal> {
  const facts = await findCommentFacts(deps.pool, input.site.id, input.commentId);
  return facts ? facts.storyKey : refuse('comment_not_found');
}
