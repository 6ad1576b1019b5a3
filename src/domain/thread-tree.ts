import { formatCursor } from './cursor.ts';
import type { CommentId } from './ids.ts';
import { MAX_DEPTH, type CommentNode, type ReplyOrder, type SortOrder } from './thread.ts';

/** A comment before it is placed among the others. */
export interface PlacedComment {
  readonly node: Omit<CommentNode, 'replies' | 'nextReplies'>;
  readonly shownUnderId: CommentId | null;
  readonly best: number;
  readonly controversy: number;
  readonly rankAcross: number;
  /** Whether it stands on a place that is kept for comments with few votes, outside the walk. */
  readonly isFresh: boolean;
}

/** The number that a cursor carries for a comment in an order. */
export function cursorValue(comment: PlacedComment, sort: SortOrder): number {
  switch (sort) {
    case 'best':
      return comment.best;
    case 'across':
      // A rank that is seen to move with one known vote would tell of its voter: the id alone finds the place.
      return 0;
    case 'newest':
    case 'oldest':
      return comment.node.createdAt.getTime();
    case 'replies':
      return comment.node.threadCount;
    case 'controversial':
      return comment.controversy;
  }
}

/** Where a page that ends with this comment goes on; `passed` were shown before their turn. */
export function toCursor(comment: PlacedComment, sort: SortOrder, passed: readonly CommentId[] = []): string {
  return formatCursor({ value: cursorValue(comment, sort), id: comment.node.id, passed });
}

/** The order in which the replies of a comment are shown: below the deepest level always as the talk went. */
export function replyOrderBelow(depth: number, order: ReplyOrder): ReplyOrder {
  return depth >= MAX_DEPTH ? 'oldest' : order;
}

function compareReplies(order: ReplyOrder): (a: PlacedComment, b: PlacedComment) => number {
  const byId = (a: PlacedComment, b: PlacedComment) => (a.node.id < b.node.id ? -1 : 1);
  if (order === 'across') return (a, b) => b.rankAcross - a.rankAcross || -byId(a, b);
  return order === 'best'
    ? (a, b) => b.best - a.best || -byId(a, b)
    : (a, b) => a.node.createdAt.getTime() - b.node.createdAt.getTime() || byId(a, b);
}

/**
 * Hangs comments under each other. `tops` are the comments at the head of the page in their order; `below` everything
 * else in any order. A comment whose replies are not all there says where the next ones start.
 */
export function buildTree(
  tops: readonly PlacedComment[],
  below: readonly PlacedComment[],
  order: ReplyOrder,
): CommentNode[] {
  const children = Map.groupBy(below, (comment) => comment.shownUnderId);
  const toNode = (comment: PlacedComment): CommentNode => {
    const replyOrder = replyOrderBelow(comment.node.depth, order);
    const replies = (children.get(comment.node.id) ?? []).toSorted(compareReplies(replyOrder));
    const last = replies.at(-1);
    const missing = comment.node.replyCount > replies.length;
    return {
      ...comment.node,
      replies: replies.map(toNode),
      nextReplies: missing ? (last ? toCursor(last, replyOrder) : '') : null,
    };
  };
  return tops.map(toNode);
}
