import type { CommentId } from '../../domain/ids.ts';
import { MAX_DEPTH } from '../../domain/thread.ts';
import type { ProblemCode } from '../../exchange/problems.ts';
import type { StagedComment, StoredPlace } from '../../storage/import-batches.ts';

/** Deeper than anybody answers, and as deep as a small number in the database goes. */
const DEEPEST = 30_000;

/** A new comment in its place, with the counters that it begins with. */
export interface PlacedComment {
  readonly comment: StagedComment;
  readonly parent: StoredPlace | null;
  readonly rootId: CommentId;
  readonly shownUnderId: CommentId | null;
  readonly depth: number;
  /** Visible comments shown directly below it. */
  readonly replyCount: number;
  /** Of a top-level comment: published ones in its thread below it. */
  readonly threadCount: number;
}

/** Something new in a thread that was here before. */
export interface NewBelow {
  readonly rootId: CommentId;
  /** The comment that was here before and has it directly below; null where that is another new one. */
  readonly shownUnderId: CommentId | null;
  readonly isLive: boolean;
  /** Whether readers see it, if only as a tombstone. */
  readonly isShown: boolean;
}

export interface Placing {
  /** The new comments, in the order in which they came. */
  readonly placed: readonly PlacedComment[];
  readonly below: readonly NewBelow[];
  readonly problems: readonly { readonly seq: number; readonly code: ProblemCode }[];
}

interface Node {
  readonly comment: StagedComment;
  /** Index of the parent; -1 at the top and below a comment that was here before. */
  parent: number;
  above: StoredPlace | null;
  depth: number;
  replies: number;
  thread: number;
}

/**
 * Puts the comments of whole stories in their places, wherever in the files their parents stand. A comment whose parent is
 * in no file and was never here stands at the top, as does the first of those that answer each other in a circle.
 */
export function placeComments(comments: readonly StagedComment[]): Placing {
  const problems: { seq: number; code: ProblemCode }[] = [];
  const indexes = new Map(comments.map(({ seq }, index) => [seq, index]));
  const nodes = comments.map((comment): Node => {
    const parent = comment.parentSeq === null ? -1 : (indexes.get(comment.parentSeq) ?? -1);
    return { comment, parent, above: comment.above, depth: -1, replies: 0, thread: 0 };
  });
  for (const node of nodes) {
    const parent = nodes[node.parent]?.comment;
    // Where it stood in another story here, it cannot be answered in this one.
    if (parent?.stored && parent.stored.storyId !== node.comment.storyId) node.parent = -1;
    if (node.comment.hasParent && node.parent < 0 && node.above === null)
      problems.push({ seq: node.comment.seq, code: 'parent_unknown' });
  }
  const cut = (node: Node, code: ProblemCode) => {
    node.parent = -1;
    problems.push({ seq: node.comment.seq, code });
  };
  findDepths(nodes, cut);
  const order = nodes.map((_, index) => index).toSorted((a, b) => depthOf(nodes, b) - depthOf(nodes, a));
  const places = toPlaces(nodes, order.toReversed());
  const below = countUp(nodes, order, places);
  const placed = nodes.flatMap((node, index) => {
    const place = places[index];
    if (node.comment.stored !== null || place === undefined) return [];
    const parent = node.above ?? places[node.parent] ?? null;
    return [{ ...place, comment: node.comment, parent, replyCount: node.replies, threadCount: node.thread }];
  });
  return { placed, below, problems };
}

const depthOf = (nodes: readonly Node[], index: number): number => nodes[index]?.depth ?? 0;

/** Walks up from each comment to what is known, and down again. Nothing is walked twice but what is cut out of a circle. */
function findDepths(nodes: readonly Node[], cut: (node: Node, code: ProblemCode) => void): void {
  const seen = new Float64Array(nodes.length);
  let walk = 0;
  for (let start = 0; start < nodes.length; start += 1) {
    const path: number[] = [];
    walk += 1;
    for (let at = start; at >= 0;) {
      const node = nodes[at];
      if (node === undefined || node.depth >= 0) break;
      if (seen[at] === walk) {
        // The first of the circle, in the order of time.
        const first = path.slice(path.indexOf(at)).reduce((a, b) => Math.min(a, b));
        const head = nodes[first];
        if (head) cut(head, 'parent_cycle');
        path.length = 0;
        walk += 1;
        at = start;
        continue;
      }
      seen[at] = walk;
      path.push(at);
      at = node.parent;
    }
    for (const at of path.toReversed()) {
      const node = nodes[at];
      if (node === undefined) continue;
      const above = node.above?.depth ?? nodes[node.parent]?.depth ?? -1;
      if (above >= DEEPEST) {
        node.above = null;
        cut(node, 'parent_too_deep');
      }
      node.depth = node.comment.stored?.depth ?? (above >= DEEPEST ? 0 : above + 1);
    }
  }
}

/** From the top down: what stands above comes first. */
function toPlaces(nodes: readonly Node[], order: readonly number[]): StoredPlace[] {
  const places: StoredPlace[] = [];
  for (const index of order) {
    const node = nodes[index];
    if (node === undefined) continue;
    const { id, storyId, authorId, stored } = node.comment;
    const parent = node.above ?? places[node.parent] ?? null;
    places[index] = stored ?? {
      id,
      storyId,
      authorId,
      depth: node.depth,
      rootId: parent?.rootId ?? id,
      shownUnderId: parent === null ? null : parent.depth <= MAX_DEPTH ? parent.id : parent.shownUnderId,
    };
  }
  return places;
}

/** From the bottom up: what is shown below a comment decides whether it is shown itself. */
function countUp(
  nodes: readonly Node[],
  order: readonly number[],
  places: readonly StoredPlace[],
): NewBelow[] {
  const byId = new Map(nodes.map((node) => [node.comment.stored?.id ?? node.comment.id, node]));
  const below: NewBelow[] = [];
  for (const index of order) {
    const node = nodes[index];
    const place = places[index];
    if (node === undefined || place === undefined || node.comment.stored !== null) continue;
    const isLive = node.comment.status === 'published' && !node.comment.isDeleted;
    if (place.shownUnderId === null) continue;
    const shownUnder = byId.get(place.shownUnderId);
    const root = byId.get(place.rootId);
    const isShown = isLive || node.replies > 0;
    const isUnderNew = shownUnder !== undefined && shownUnder.comment.stored === null;
    if (isShown && isUnderNew) shownUnder.replies += 1;
    if (isLive && root?.comment.stored === null) root.thread += 1;
    if (root === undefined || root.comment.stored !== null)
      below.push({
        rootId: place.rootId,
        shownUnderId: isUnderNew ? null : place.shownUnderId,
        isLive,
        isShown,
      });
  }
  return below;
}
