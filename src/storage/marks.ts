import type { CommentId, SiteId, StoryId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** What editors mark a comment with. */
export type Mark = 'featured' | 'pinned';

export interface SetMark {
  readonly siteId: SiteId;
  readonly commentId: CommentId;
  readonly mark: Mark;
  /** Null takes it away. */
  readonly at: Date | null;
}

/** Marks a comment, or takes the mark away. */
export async function setMark(db: Db, { siteId, commentId, mark, at }: SetMark): Promise<void> {
  await db.query({
    text: `update comments set ${mark}_at = $3 where site_id = $1 and id = $2`,
    values: [siteId, commentId, at],
  });
}

/** The comments of a story that are pinned, the longest pinned first, whether or not readers see them. */
export async function listPinned(
  db: Db,
  { siteId, storyId }: { readonly siteId: SiteId; readonly storyId: StoryId },
): Promise<{ readonly id: CommentId; readonly isLive: boolean }[]> {
  const { rows } = await db.query<{ id: CommentId; isLive: boolean }>({
    text: `select id, status = 'published' and deleted_at is null as "isLive" from comments
      where site_id = $1 and story_id = $2 and pinned_at is not null order by pinned_at, id`,
    values: [siteId, storyId],
  });
  return rows;
}
