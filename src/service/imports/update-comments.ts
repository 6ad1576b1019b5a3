import type { SiteId, StoryId } from '../../domain/ids.ts';
import { toPriority } from '../../domain/queue.ts';
import type { BatchRef, StagedComment } from '../../storage/import-batches.ts';
import { insertWaiting, noteProblems } from '../../storage/import-merge.ts';
import { setStanding, updateImported, type ChangedComment } from '../../storage/import-updates.ts';
import type { Db } from '../../storage/pool.ts';
import { removeQueueItem } from '../../storage/queue-items.ts';
import { moveStory } from '../../storage/stories.ts';
import { countIn, countOut } from '../../storage/thread-counters.ts';

/**
 * Brings comments that were here before up to what a newer export says of them. Those that somebody here has changed or
 * decided on stay as they are.
 */
export async function updateComments(
  db: Db,
  ref: BatchRef,
  comments: readonly StagedComment[],
): Promise<void> {
  const different = comments.filter(({ stored }) => stored !== null && !stored.isSame);
  const untouched = different.filter(({ stored }) => stored?.isUntouched);
  const touched = different.filter(({ stored }) => !stored?.isUntouched);
  await noteProblems(db, ref, { code: 'changed_here', seqs: touched.map(({ seq }) => seq) });
  const changed = await updateImported(
    db,
    ref,
    untouched.map(({ seq }) => seq),
  );
  const moves = new Map<StoryId, number>();
  for (const each of changed)
    moves.set(each.storyId, (moves.get(each.storyId) ?? 0) + (await changeStanding(db, ref.siteId, each)));
  // Their texts may have changed too: readers see another page.
  for (const [storyId, moved] of moves) await moveStory(db, { siteId: ref.siteId, storyId, comments: moved });
}

/**
 * Moves one imported comment to how it stands now, with the counters above it and its place in the queue. How many
 * comments more readers see.
 */
export async function changeStanding(
  db: Db,
  siteId: SiteId,
  { id, from, to }: Pick<ChangedComment, 'id' | 'to'> & { readonly from: { readonly status: string } },
): Promise<number> {
  const is = to.status === 'published' && to.deletedAt === null;
  const waits = to.status === 'pending' && to.deletedAt === null;
  if (from.status === 'pending' && !waits) await removeQueueItem(db, siteId, id);
  const place = await setStanding(db, { siteId, id }, to);
  if (waits) {
    const facts = { reportWeight: 0, reach: 0, isEscalated: false, waitingSince: toTime(id) };
    await insertWaiting(db, { siteId }, [{ id, priority: toPriority(facts) }]);
  }
  if (place === null || place.wasLive === is) return 0;
  await (is ? countIn : countOut)(db, { ...place, siteId });
  return is ? 1 : -1;
}

/** Ids carry the time of their comment. */
function toTime(id: string): Date {
  return new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16));
}
