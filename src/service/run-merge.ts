import type { SiteId, StoryId } from '../domain/ids.ts';
import { withTransaction } from '../storage/pool.ts';
import { deleteMerged, lockMerge, lockMerged, moveBatch, setLookedAt } from '../storage/story-merges.ts';
import type { Deps } from './deps.ts';

export interface MergeToRun {
  readonly siteId: SiteId;
  readonly storyId: StoryId;
}

/** Comments looked at in one transaction: at most about a second in which nobody can write under the story that stays. */
const BATCH = 5_000;

/**
 * Moves the comments of a story that is being merged to the one that stays, until none is left; the empty story then
 * goes. Every batch stands for itself, so that a process that dies is followed by one that goes on.
 */
export async function runMerge(
  deps: Pick<Deps, 'pool'>,
  { siteId, storyId }: MergeToRun,
  batch = BATCH,
): Promise<void> {
  for (let isDone = false; !isDone;)
    isDone = await withTransaction(deps.pool, async (db) => {
      const merge = await lockMerge(db, { siteId, storyId });
      if (!merge) return true;
      await lockMerged(db, { siteId, storyId, intoId: merge.intoId });
      const { lookedAt } = await moveBatch(
        db,
        { siteId, storyId, intoId: merge.intoId },
        { after: merge.lookedAt, limit: batch },
      );
      if (lookedAt !== null) await setLookedAt(db, { siteId, storyId }, lookedAt);
      else await deleteMerged(db, { siteId, storyId });
      return lookedAt === null;
    });
}
