import type { CommentId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { MOST_PINNED, type Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { findCommentFacts, type CommentFacts } from '../storage/comments.ts';
import { listPinned, setMark, type Mark } from '../storage/marks.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import { lockStory, moveStory } from '../storage/stories.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';

export interface MarkComment {
  readonly site: Site;
  readonly commentId: CommentId;
  /** `featured` is an editor's pick, `pinned` stands before all others. */
  readonly mark: Mark;
  readonly on: boolean;
}

export interface MarkedComment {
  readonly featured: boolean;
  readonly pinned: boolean;
  readonly version: number;
}

/**
 * Makes a comment an editor's pick or pins it, or takes that back; the same again changes nothing. Only what readers
 * see is marked. A comment that is rejected later keeps its mark out of sight, and has it again when it is restored.
 */
export async function markComment(
  deps: Deps,
  actor: Actor,
  { site, commentId, mark, on }: MarkComment,
): Promise<MarkedComment | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'comment.feature', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const known = await findCommentFacts(deps.pool, site.id, commentId);
  if (!known) return refuse('comment_not_found');
  const marked = await withTransaction(deps.pool, async (db) => {
    const story = await lockStory(db, site.id, known.storyKey);
    const facts = await findCommentFacts(db, site.id, commentId);
    if (!facts) return refuse('comment_not_found');
    const before = { featured: facts.isFeatured, pinned: facts.isPinned };
    if (before[mark] === on) return { ...before, version: story.version };
    const refused = on ? await refuseMark(db, { site, facts, mark }) : null;
    if (isRefusal(refused)) return refused;
    await setMark(db, { siteId: site.id, commentId, mark, at: on ? deps.clock() : null });
    await recordChange(deps, db, {
      actor,
      change: {
        action: `comment.${mark}`,
        siteId: site.id,
        target: commentId,
        from: { [mark]: !on },
        to: { [mark]: on },
      },
    });
    const version = await moveStory(db, { siteId: site.id, storyId: story.id, comments: 0 });
    return { ...before, [mark]: on, version };
  });
  if (isRefusal(marked)) return marked;
  deps.onStoryChange({ site, storyKey: known.storyKey, version: marked.version });
  return marked;
}

/** Why a comment cannot have a mark; frees the place of a pinned comment that nobody sees. */
async function refuseMark(
  db: Db,
  { site, facts, mark }: { readonly site: Site; readonly facts: CommentFacts; readonly mark: Mark },
): Promise<Refusal | null> {
  if (facts.deletedAt !== null) return refuse('comment_deleted');
  if (facts.status !== 'published') return refuse('comment_not_published');
  if (mark === 'featured') return null;
  if (facts.parentId !== null) return refuse('comment_not_top_level');
  const pinned = await listPinned(db, { siteId: site.id, storyId: facts.storyId });
  if (pinned.length < MOST_PINNED) return null;
  const unseen = pinned.find(({ isLive }) => !isLive);
  if (!unseen) return refuse('pinned_too_many', { figures: { limit: MOST_PINNED } });
  await setMark(db, { siteId: site.id, commentId: unseen.id, mark, at: null });
  return null;
}
