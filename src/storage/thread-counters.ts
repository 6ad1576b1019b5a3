import type { CommentId, SiteId } from '../domain/ids.ts';
import type { CommentFacts } from './comments.ts';
import type { Db } from './pool.ts';

/** A comment and its site, as it stands under the lock of its story. */
export type PlacedComment = Pick<CommentFacts, 'parentId' | 'rootId' | 'shownUnderId' | 'replyCount'> & {
  readonly siteId: SiteId;
};

/**
 * Counts a comment that readers have stopped seeing out of what stands above it. A comment that was only a tombstone
 * for it is gone with it.
 */
export async function countOut(db: Db, comment: PlacedComment): Promise<void> {
  if (comment.parentId !== null) await addToThread(db, comment, -1);
  if (comment.replyCount === 0) await hideUnder(db, comment.siteId, comment.shownUnderId);
}

/** Counts a comment that readers have begun to see into what stands above it; gone tombstones come back over it. */
export async function countIn(db: Db, comment: PlacedComment): Promise<void> {
  if (comment.parentId !== null) await addToThread(db, comment, 1);
  if (comment.replyCount === 0) await showUnder(db, comment.siteId, comment.shownUnderId);
}

/** Published comments more or fewer in a thread. */
export async function addToThread(
  db: Db,
  comment: Pick<PlacedComment, 'siteId' | 'rootId'>,
  by: number,
): Promise<void> {
  await db.query({
    name: 'add-to-thread',
    text: 'update comments set thread_count = thread_count + $3 where site_id = $1 and id = $2',
    values: [comment.siteId, comment.rootId, by],
  });
}

/** One visible reply fewer under a comment; when that makes a tombstone pointless, the same one level up. */
export async function hideUnder(db: Db, siteId: SiteId, id: CommentId | null): Promise<void> {
  for (let above = id; above !== null;) {
    const { rows } = await db.query<{ visible: boolean; shownUnderId: CommentId | null }>({
      name: 'hide-under',
      text: `update comments set reply_count = reply_count - 1 where site_id = $1 and id = $2
        returning visible, shown_under_id as "shownUnderId"`,
      values: [siteId, above],
    });
    const [row] = rows;
    above = row && !row.visible ? row.shownUnderId : null;
  }
}

/** One visible reply more under a comment; when only that makes it stand there, the same one level up. */
export async function showUnder(db: Db, siteId: SiteId, id: CommentId | null): Promise<void> {
  for (let above = id; above !== null;) {
    const { rows } = await db.query<{ wasVisible: boolean; shownUnderId: CommentId | null }>({
      name: 'show-under',
      text: `update comments set reply_count = reply_count + 1 where site_id = $1 and id = $2
        returning reply_count > 1 or (status = 'published' and deleted_at is null) as "wasVisible",
          shown_under_id as "shownUnderId"`,
      values: [siteId, above],
    });
    const [row] = rows;
    above = row && !row.wasVisible ? row.shownUnderId : null;
  }
}
