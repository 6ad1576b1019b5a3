import type { CommentNode } from '../domain/thread.ts';
import type { PlacedComment } from '../domain/thread-tree.ts';
import type { AccountId } from '../domain/ids.ts';
import { MAX_DEPTH } from '../domain/thread.ts';
import type { CommentRow } from '../storage/comment-rows.ts';

/**
 * A row as readers may see it: a comment that is deleted or not published is a tombstone, without author and text,
 * except that its author sees what is held or was rejected.
 */
export function toPlacedComment(row: CommentRow, viewerId: AccountId | null = null): PlacedComment {
  const isOwn = viewerId !== null && row.authorId === viewerId;
  const isShown = row.deletedAt === null && (row.status === 'published' || isOwn);
  const isLive = row.deletedAt === null && row.status === 'published';
  return {
    shownUnderId: row.shownUnderId,
    best: row.best,
    controversy: row.controversy,
    rankAcross: row.rankAcross,
    isFresh: row.isFresh ?? false,
    node: {
      id: row.id,
      parentId: row.parentId,
      depth: row.depth,
      status: row.status,
      author: isShown ? toAuthor(row) : null,
      html: isShown ? row.html : null,
      createdAt: row.createdAt,
      editedAt: isShown ? row.editedAt : null,
      deletedAt: row.deletedAt,
      up: row.up,
      down: row.down,
      // What is no longer published loses its marks from view, and has them again when it is restored.
      isFeatured: isLive && row.featuredAt !== null,
      isPinned: isLive && row.pinnedAt !== null,
      isFoundAcross: isLive && row.isAcross,
      replyCount: row.replyCount,
      threadCount: row.threadCount,
      answers:
        row.depth > MAX_DEPTH && row.parentId !== null ? { id: row.parentId, name: row.answersName } : null,
    },
  };
}

function toAuthor(row: CommentRow): CommentNode['author'] {
  return row.authorId !== null && row.authorName !== null
    ? {
        id: row.authorId,
        name: row.authorName,
        isGuest: row.authorIsGuest ?? false,
        isStaff: row.authorIsStaff ?? false,
        badges: row.authorBadges ?? [],
        picture: row.authorPicture,
        hasProfile: row.authorHasProfile ?? false,
      }
    : null;
}

/** A comment alone, without what stands below it. */
export function toCommentNode(row: CommentRow, viewerId: AccountId | null = null): CommentNode {
  return { ...toPlacedComment(row, viewerId).node, replies: [], nextReplies: row.replyCount > 0 ? '' : null };
}
