import type { CommentId, StoryId } from '../../domain/ids.ts';
import { toPriority } from '../../domain/queue.ts';
import { MOST_PINNED } from '../../domain/thread.ts';
import {
  listBatchStories,
  lockBatchStories,
  markMerged,
  readBatch,
  type BatchRef,
  type LockedStory,
  type StagedComment,
} from '../../storage/import-batches.ts';
import {
  addAddresses,
  insertImported,
  insertNewVotes,
  insertStories,
  insertWaiting,
  mergeVotes,
  noteProblems,
  rememberStories,
} from '../../storage/import-merge.ts';
import { updateStories } from '../../storage/import-updates.ts';
import type { Db } from '../../storage/pool.ts';
import { moveStory } from '../../storage/stories.ts';
import { addToThread, showUnder } from '../../storage/thread-counters.ts';
import { placeComments, type PlacedComment, type Placing } from './place-comments.ts';
import { updateComments } from './update-comments.ts';

/** Comments inserted by one statement, however many a story has: a few megabytes of texts. */
const CHUNK = 10_000;

/** A story became another one since the stories were sorted: they have to be sorted again. */
export class StoryMoved extends Error {
  override readonly name = 'StoryMoved';
}

/**
 * Merges the stories of a batch, in the transaction of `db`: what is new comes in with its counters, what a newer export
 * changed is brought up to date, and the batch is marked as done.
 */
export async function mergeBatch(db: Db, ref: BatchRef): Promise<void> {
  const stories = await listBatchStories(db, ref);
  const here = await lockBatchStories(db, ref);
  if (here.length !== stories.filter(({ isNew }) => !isNew).length) throw new StoryMoved();
  const comments: StagedComment[] = [];
  for await (const rows of readBatch(db, ref)) comments.push(...rows);
  const placing = placeComments(comments);
  const live = countLive(placing.placed, stories);
  const added = await insertStories(db, ref, live);
  if (added !== stories.length - here.length) throw new StoryMoved();
  await addAddresses(db, ref);
  if (ref.hasEarlier) await updateStories(db, ref);
  await rememberStories(db, ref);
  await insertComments(db, ref, { placing, here });
  await insertWaiting(db, ref, toWaiting(placing.placed, { live, here }));
  await noteAll(db, ref, placing);
  if (ref.hasEarlier) await addBelow(db, ref, placing);
  await moveStories(db, ref, { live, here });
  if (ref.hasEarlier) await updateComments(db, ref, comments);
  if (ref.hasVotes) await (ref.hasEarlier ? mergeVotes : insertNewVotes)(db, ref);
  await markMerged(db, ref);
}

function isLive({ status, isDeleted }: StagedComment): boolean {
  return status === 'published' && !isDeleted;
}

/** New published comments of each story. */
function countLive(
  placed: readonly PlacedComment[],
  stories: readonly { readonly id: StoryId }[],
): Map<StoryId, number> {
  const live = new Map(stories.map(({ id }) => [id, 0]));
  for (const { comment } of placed)
    if (isLive(comment)) live.set(comment.storyId, (live.get(comment.storyId) ?? 0) + 1);
  return live;
}

async function insertComments(
  db: Db,
  ref: BatchRef,
  { placing, here }: { readonly placing: Placing; readonly here: readonly LockedStory[] },
): Promise<void> {
  const pinned = choosePinned(placing.placed, here);
  // What is inserted together may refer to each other; over several statements parents come first.
  const ordered =
    placing.placed.length <= CHUNK ? placing.placed : placing.placed.toSorted((a, b) => a.depth - b.depth);
  for (let at = 0; at < ordered.length; at += CHUNK) {
    const rows = ordered.slice(at, at + CHUNK).map((placed) => ({
      seq: placed.comment.seq,
      parentId: placed.parent?.id ?? null,
      rootId: placed.rootId,
      shownUnderId: placed.shownUnderId,
      depth: placed.depth,
      answeredId: toAnswered(placed),
      replyCount: placed.replyCount,
      threadCount: placed.threadCount,
      isPinned: pinned.has(placed.comment.id),
    }));
    // Votes of what was here before are counted one by one, and then so are all.
    await insertImported(db, { ...ref, hasVotes: ref.hasVotes && !ref.hasEarlier }, rows);
  }
}

function toAnswered({ comment, parent }: PlacedComment): StagedComment['authorId'] | null {
  const answered = parent?.authorId ?? null;
  return answered === comment.authorId ? null : answered;
}

/** A story has room for a few pinned comments: the newest of them stay pinned. */
function choosePinned(
  placed: readonly PlacedComment[],
  here: readonly LockedStory[],
): ReadonlySet<CommentId> {
  const taken = new Map(here.map(({ id, pinned }) => [id, pinned]));
  const chosen = new Set<CommentId>();
  for (const { comment } of placed.toReversed()) {
    const count = taken.get(comment.storyId) ?? 0;
    if (!comment.isPinned || comment.isDeleted || count >= MOST_PINNED) continue;
    taken.set(comment.storyId, count + 1);
    chosen.add(comment.id);
  }
  return chosen;
}

function toWaiting(
  placed: readonly PlacedComment[],
  { live, here }: { readonly live: ReadonlyMap<StoryId, number>; readonly here: readonly LockedStory[] },
): { readonly id: CommentId; readonly priority: number }[] {
  const before = new Map(here.map(({ id, commentCount }) => [id, commentCount]));
  return placed
    .filter(({ comment }) => comment.status === 'pending' && !comment.isDeleted)
    .map(({ comment: { id, storyId, at } }) => {
      const reach = (before.get(storyId) ?? 0) + (live.get(storyId) ?? 0);
      return { id, priority: toPriority({ reportWeight: 0, reach, isEscalated: false, waitingSince: at }) };
    });
}

async function noteAll(db: Db, ref: BatchRef, { problems }: Placing): Promise<void> {
  for (const [code, found] of Map.groupBy(problems, (problem) => problem.code))
    await noteProblems(db, ref, { code, seqs: found.map(({ seq }) => seq) });
}

/** Counts new comments into the threads of those that were here before. */
async function addBelow(db: Db, ref: BatchRef, { below }: Placing): Promise<void> {
  const { siteId } = ref;
  const live = Map.groupBy(
    below.filter((each) => each.isLive),
    ({ rootId }) => rootId,
  );
  for (const [rootId, found] of live) await addToThread(db, { siteId, rootId }, found.length);
  for (const { shownUnderId, isShown } of below)
    if (isShown && shownUnderId !== null) await showUnder(db, siteId, shownUnderId);
}

/** Stories that were here before have more comments now, which readers see. */
async function moveStories(
  db: Db,
  { siteId }: BatchRef,
  { live, here }: { readonly live: ReadonlyMap<StoryId, number>; readonly here: readonly LockedStory[] },
): Promise<void> {
  for (const { id } of here) {
    const comments = live.get(id) ?? 0;
    if (comments > 0) await moveStory(db, { siteId, storyId: id, comments });
  }
}
