import type { Cursor } from '../domain/cursor.ts';
import type { AccountId, CommentId } from '../domain/ids.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import { toShownOrder } from '../domain/order.ts';
import { UNWRITTEN_SINCE } from '../domain/story-rules.ts';
import {
  FRESH_PLACES,
  MAX_DEPTH,
  REPLIES_PER_PAGE,
  ROOTS_PER_PAGE,
  toReplyOrder,
  type CommentNode,
  type ReadStory,
  type Site,
  type SortOrder,
  type ThreadPage,
} from '../domain/thread.ts';
import { buildTree, replyOrderBelow, toCursor } from '../domain/thread-tree.ts';
import type { CommentRow } from '../storage/comment-rows.ts';
import type { Db } from '../storage/pool.ts';
import { listAncestry, listReplies, listRoots } from '../storage/threads.ts';
import type { Deps } from './deps.ts';
import { toPlacedComment } from './comment-node.ts';
import { explainComments } from './explain-comments.ts';
import { normalizeAddress, toOrigin } from './story-address.ts';
import { findShownStory, toBoxes } from './story-boxes.ts';

/** Any connection will do: a rehearsal of an import reads inside its own transaction. */
interface Reading {
  readonly pool: Db;
}

/** A story that nobody has written to yet has no row; readers see it all the same. */
function toUnwrittenStory(site: Site, key: string, url: string | null): ReadStory {
  const none = '00000000-0000-0000-0000-000000000000' as ReadStory['id'];
  return {
    id: none,
    siteId: site.id,
    key,
    url,
    title: null,
    closedAt: null,
    createdAt: UNWRITTEN_SINCE,
    publishedAt: null,
    mode: null,
    sectionMode: null,
    slowModeSeconds: null,
    commentCount: 0,
    version: 0,
    featuredCount: 0,
    message: '',
    boxes: toBoxes(site, ''),
    hidesAcross: false,
  };
}

export interface LoadStory {
  readonly site: Site;
  readonly storyKey: string;
  /** The address of the publisher's page, as a request gave it; counts while the story is unwritten. */
  readonly url: string | null;
}

/** A story, or what is known of one that is unwritten. */
export async function loadStory(deps: Reading, input: LoadStory): Promise<ReadStory> {
  const known = await findShownStory(deps, input);
  if (known) return known;
  const address = normalizeAddress(/^https?:/.test(input.storyKey) ? input.storyKey : (input.url ?? ''));
  // Anybody can put an address into a link: under the site's name only its own pages are linked.
  const isOwn = address !== null && input.site.origins.includes(toOrigin(address) ?? '');
  return toUnwrittenStory(input.site, input.storyKey, isOwn ? address : null);
}

export interface LoadThread {
  readonly site: Site;
  readonly storyKey: string;
  /** Absent, or not to be had: the story's default. */
  readonly sort: SortOrder | undefined;
  readonly after: Cursor | null;
}

/** One page of a story's top-level comments with their first replies, in two statements; null for an unknown story. */
export async function loadThread(deps: Reading, input: LoadThread): Promise<ThreadPage | null> {
  const story = await findShownStory(deps, input);
  if (!story) return null;
  const sort = toShownOrder(input.sort, input.site, story);
  const rows = await listRoots(deps.pool, {
    siteId: input.site.id,
    storyId: story.id,
    sort,
    after: input.after,
    limit: ROOTS_PER_PAGE,
  });
  const tops = rows.filter((row) => row.parentId === null);
  const below = rows.filter((row) => row.parentId !== null);
  return toPage({ story, sort, tops, below, limit: ROOTS_PER_PAGE, after: input.after });
}

interface Rows {
  readonly story: ReadStory;
  readonly sort: SortOrder;
  readonly tops: readonly CommentRow[];
  readonly below: readonly CommentRow[];
  readonly limit: number;
  readonly after: Cursor | null;
}

function toPage({ story, sort, tops, below, limit, after }: Rows): ThreadPage {
  const all = tops.map((row) => toPlacedComment(row));
  // What is pinned stands in front of the walk and is left out of it, so that no page repeats or loses a comment.
  const pinned = all.filter(({ node }) => node.isPinned);
  const keeps = sort === 'across' && after === null ? FRESH_PLACES : 0;
  const walked = all.filter(({ node, isFresh }) => !node.isPinned && !isFresh);
  const fresh = all.filter(({ isFresh }) => isFresh);
  const placed = walked.slice(0, limit - keeps);
  const last = placed.at(-1);
  const shown = [...(after?.passed ?? []), ...fresh.map(({ node }) => node.id)];
  return {
    story,
    sort,
    comments: buildTree(
      [...pinned, ...interleave(placed, fresh)],
      below.map((row) => toPlacedComment(row)),
      toReplyOrder(sort),
    ),
    nextPage: walked.length > placed.length && last ? toCursor(last, sort, shown) : null,
  };
}

/** Puts one of the few-voted behind each four of the others. */
function interleave<T>(walked: readonly T[], fresh: readonly T[]): T[] {
  const every = ROOTS_PER_PAGE / FRESH_PLACES - 1;
  const groups = Array.from({ length: Math.max(FRESH_PLACES, Math.ceil(walked.length / every)) }, (_, n) => [
    ...walked.slice(n * every, (n + 1) * every),
    ...fresh.slice(n, n + 1),
  ]);
  return groups.flat();
}

export interface LoadComment {
  readonly site: Site;
  readonly storyKey: string;
  readonly commentId: CommentId;
  readonly sort: SortOrder | undefined;
  /** Shows the replies from here on; null shows the comment in its context. */
  readonly after: Cursor | null;
  /** Authors find their own comments whatever became of them, and why. */
  readonly viewerId?: AccountId | null | undefined;
}

/** A comment in its context: `comments` holds its top-level ancestor with the line down to it. */
export interface CommentPage extends ThreadPage {
  /** Its `replies` are one page of them, which `nextReplies` goes on from. */
  readonly comment: CommentNode;
}

/**
 * A comment in its context, wherever it stands in a thread of any size: four short walks along indexes.
 * A comment deeper than the nesting goes has its successors of the flat part below it.
 */
export async function loadComment(
  deps: Pick<Deps, 'pool' | 'clock'>,
  input: LoadComment,
): Promise<CommentPage | Refusal> {
  const story = await findShownStory(deps, input);
  if (!story) return refuse('story_not_found');
  const ancestry = await listAncestry(deps.pool, input.site.id, input.commentId);
  const target = ancestry.at(-1);
  const isOwn = target !== undefined && isOwnHeld(target, input);
  if (!target || target.storyId !== story.id || !(isVisible(target) || isOwn))
    return refuse('comment_not_found');
  const sort = toShownOrder(input.sort, input.site, story);
  const replies = await loadReplies(deps, { ...input, sort }, target);
  const comment = isOwn ? await explainOwn(deps, input, replies) : replies;
  return {
    story,
    sort,
    comments: [nest(ancestry.slice(0, -1), comment)],
    comment,
    nextPage: null,
  };
}

function isVisible(row: CommentRow): boolean {
  return (row.status === 'published' && row.deletedAt === null) || row.replyCount > 0;
}

/** Whether a comment is shown to whoever asks because they wrote it, and to nobody else. */
function isOwnHeld(row: CommentRow, { viewerId }: LoadComment): boolean {
  return (
    row.status !== 'published' && row.deletedAt === null && viewerId !== null && row.authorId === viewerId
  );
}

async function explainOwn(
  deps: Pick<Deps, 'pool' | 'clock'>,
  { site }: LoadComment,
  comment: CommentNode,
): Promise<CommentNode> {
  const explanations = await explainComments(deps, [{ siteId: site.id, id: comment.id }]);
  return { ...comment, explanation: explanations.get(comment.id) };
}

async function loadReplies(
  deps: Reading,
  input: LoadComment & { readonly sort: SortOrder },
  target: CommentRow,
): Promise<CommentNode> {
  const isFlat = target.depth > MAX_DEPTH && target.shownUnderId !== null;
  const order = replyOrderBelow(target.depth, toReplyOrder(input.sort));
  const rows = await listReplies(deps.pool, {
    siteId: input.site.id,
    commentId: isFlat && target.shownUnderId ? target.shownUnderId : target.id,
    order,
    after: input.after ?? (isFlat ? { value: target.createdAt.getTime(), id: target.id } : null),
    limit: REPLIES_PER_PAGE,
  });
  const under = isFlat ? target.shownUnderId : target.id;
  const direct = rows.filter((row) => row.shownUnderId === under);
  const shown = direct.slice(0, REPLIES_PER_PAGE).map((row) => toPlacedComment(row));
  const below = rows.filter((row) => row.shownUnderId !== under).map((row) => toPlacedComment(row));
  const last = shown.at(-1);
  return {
    ...toPlacedComment(target, input.viewerId).node,
    replies: buildTree(shown, below, order),
    nextReplies: direct.length > REPLIES_PER_PAGE && last ? toCursor(last, order) : null,
  };
}

/** Puts a comment below its ancestors, given outermost first. */
function nest(ancestors: readonly CommentRow[], comment: CommentNode): CommentNode {
  return ancestors.reduceRight<CommentNode>(
    (inner, row) => ({
      ...toPlacedComment(row).node,
      replies: [inner],
      nextReplies: row.replyCount > 1 ? '' : null,
    }),
    comment,
  );
}
