import { editableUntil } from '../domain/comment-limits.ts';
import type { CommentId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { CommentNode, Site } from '../domain/thread.ts';
import type { Actor, SignedInActor } from '../domain/viewer.ts';
import { findCommentFacts, updateCommentBody, type CommentFacts } from '../storage/comments.ts';
import type { Db } from '../storage/pool.ts';
import { lockStory, moveStory } from '../storage/stories.ts';
import type { Deps } from './deps.ts';
import { findComment } from './find-comment.ts';
import { admitPerson } from './permit.ts';
import { renderText } from './render-text.ts';
import { runOnce, toWriteKey } from './run-once.ts';

export interface OwnComment {
  readonly site: Site;
  readonly commentId: CommentId;
}

export interface ChangedComment {
  readonly comment: CommentNode;
  readonly storyKey: string;
  readonly version: number;
}

/** The facts about a comment, for its author only. */
export async function findOwnComment(
  db: Db,
  actor: SignedInActor,
  input: OwnComment,
): Promise<CommentFacts | Refusal> {
  const facts = await findCommentFacts(db, input.site.id, input.commentId);
  if (!facts) return refuse('comment_not_found');
  if (facts.authorId !== actor.accountId) return refuse('not_your_comment');
  return facts.deletedAt === null ? facts : refuse('comment_deleted');
}

export interface EditOwnComment extends OwnComment {
  readonly body: string;
  readonly idempotencyKey: string | null;
}

/** Replaces the text of one's own comment while the edit window is open; every earlier text is kept as a revision. */
export async function editComment(
  deps: Deps,
  actor: Actor,
  input: EditOwnComment,
): Promise<ChangedComment | Refusal> {
  const person = admitPerson(deps, actor, { permission: 'comment.edit', siteId: input.site.id });
  if (isRefusal(person)) return person;
  const facts = await findOwnComment(deps.pool, person, input);
  if (isRefusal(facts)) return facts;
  const html = await renderText(deps, { ...input, storyKey: facts.storyKey });
  if (isRefusal(html)) return html;
  const request = ['edit', input.commentId, input.body];
  const write = toWriteKey(deps, person, { siteId: input.site.id, key: input.idempotencyKey, request });
  const edited = await runOnce(deps, write, async (db) => {
    await lockStory(db, input.site.id, facts.storyKey);
    const now = deps.clock();
    const current = await findOwnComment(db, person, input);
    if (isRefusal(current)) return current;
    if (!editableUntil(input.site, current.createdAt, now)) {
      return refuse('edit_window_over', { figures: { minutes: input.site.settings.editWindowMinutes } });
    }
    await updateCommentBody(db, {
      siteId: input.site.id,
      id: input.commentId,
      body: input.body,
      html,
      editedAt: now,
    });
    return { version: await moveStory(db, { siteId: input.site.id, storyId: current.storyId, comments: 0 }) };
  });
  return isRefusal(edited)
    ? edited
    : finishChange(deps, person, { ...input, storyKey: facts.storyKey, version: edited.version });
}

async function finishChange(
  deps: Deps,
  actor: SignedInActor,
  change: OwnComment & { storyKey: string; version: number },
): Promise<ChangedComment | Refusal> {
  deps.onStoryChange(change);
  const found = await findComment(deps, { ...change, viewerId: actor.accountId });
  return isRefusal(found)
    ? found
    : { comment: found.comment, storyKey: change.storyKey, version: change.version };
}

/** One's own comment as it was written, for editing it. */
export async function findOwnSource(
  deps: Pick<Deps, 'pool' | 'clock'>,
  actor: Actor,
  input: OwnComment,
): Promise<string | Refusal> {
  const person = admitPerson(deps, actor, 'comment.edit');
  if (isRefusal(person)) return person;
  const facts = await findOwnComment(deps.pool, person, input);
  return isRefusal(facts) ? facts : facts.body;
}
