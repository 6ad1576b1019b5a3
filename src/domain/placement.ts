import type { CommentId } from './ids.ts';
import { MAX_DEPTH } from './thread.ts';

/** Where a comment stands among the others. */
export interface Placement {
  readonly parentId: CommentId | null;
  readonly rootId: CommentId;
  readonly shownUnderId: CommentId | null;
  readonly depth: number;
}

/** Places a new comment below its parent, or at the top. Beyond MAX_DEPTH it is shown beside its parent. */
export function placeComment(
  id: CommentId,
  parent: (Placement & { readonly id: CommentId }) | null,
): Placement {
  if (!parent) return { parentId: null, rootId: id, shownUnderId: null, depth: 0 };
  return {
    parentId: parent.id,
    rootId: parent.rootId,
    shownUnderId: parent.depth <= MAX_DEPTH ? parent.id : parent.shownUnderId,
    depth: parent.depth + 1,
  };
}
