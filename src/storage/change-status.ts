import type { CommentStatus } from '../domain/comment.ts';
import type { SiteId } from '../domain/ids.ts';
import type { CommentFacts } from './comments.ts';
import { insertDecision, type NewDecision } from './decisions.ts';
import type { Db } from './pool.ts';
import { moveStory } from './stories.ts';
import { countIn, countOut } from './thread-counters.ts';

export interface ChangeStatus {
  readonly siteId: SiteId;
  /** As it stands under the lock of its story. */
  readonly comment: CommentFacts;
  /** May be the status it has: then the decision is all that changes. */
  readonly to: CommentStatus;
  readonly decision: NewDecision;
  readonly at: Date;
}

/**
 * Decides on a comment: moves it from the status it has to another in whatever direction, with every counter and
 * tombstone above it, and adds the decision's row. It keeps its place, its replies and its votes. What becomes of its
 * queue item is the caller's (storage/queue-items.ts). The caller holds the lock of its story.
 * @returns the version the story has now; null where readers see no difference.
 */
export async function changeStatus(db: Db, change: ChangeStatus): Promise<number | null> {
  const { siteId, comment, to, at } = change;
  const from = comment.status;
  if (from !== to) await setStatus(db, change);
  await insertDecision(db, { siteId, commentId: comment.id, from, to, at }, change.decision);
  const step = Number(to === 'published') - Number(from === 'published');
  if (step === 0 || comment.deletedAt !== null) return null;
  await (step > 0 ? countIn : countOut)(db, { ...comment, siteId });
  return moveStory(db, { siteId, storyId: comment.storyId, comments: step });
}

/** A comment's time of publication is when readers first saw it: restored ones keep theirs. */
async function setStatus(db: Db, { siteId, comment, to, at }: ChangeStatus): Promise<void> {
  await db.query({
    name: 'set-status',
    text: `update comments set status = $3, published_at = case when $3 = 'published' and not exists (
          select 1 from decisions d where d.site_id = $1 and d.comment_id = $2 and (d.to_status = 'published' or d.from_status = 'published')
        ) then $4 else published_at end
      where site_id = $1 and id = $2`,
    values: [siteId, comment.id, to, at],
  });
}
