import { noteLostVotes } from '../../storage/import-merge.ts';
import { followPeople, mergePeople } from '../../storage/import-people.ts';
import {
  analyzeGrown,
  countStaged,
  listBatches,
  sortStage,
  unsortStage,
  type WaitingBatch,
} from '../../storage/import-sort.ts';
import { findStage, type ImportStage } from '../../storage/import-staging.ts';
import { openSession, type Session } from '../../storage/pool.ts';
import { collectGarbage } from './collect-garbage.ts';
import { mergeBatch, StoryMoved } from './merge-batch.ts';
import { SETTINGS, type ImportWork } from './import-work.ts';

/** Stories move when somebody merges them or is the first to write under one: rare, and never again and again. */
const MOST_SORTS = 10;

/** Puts what was read in its place, from where the run stands. */
export async function mergeStage(work: ImportWork): Promise<void> {
  const { session, run } = work;
  for (let sorts = 0; ; sorts += 1) {
    const stage = await getStage(work);
    if (!stage.isSorted) {
      await work.onProgress({ phase: 'sorting' });
      await session.transact((db) => sortStage(db, run, run.source));
    }
    try {
      await mergeSorted(work);
      break;
    } catch (error) {
      if (!(error instanceof StoryMoved) || sorts === MOST_SORTS) throw error;
      await unsortStage(session, run);
    }
  }
  await session.transact((db) => noteLostVotes(db, { ...run, source: run.source }));
}

async function getStage({ session, run }: ImportWork): Promise<ImportStage> {
  const stage = await findStage(session, run);
  if (stage === null) throw new Error(`What run ${run.number} read is gone.`);
  return stage;
}

async function mergeSorted(work: ImportWork): Promise<void> {
  const { session, run, input } = work;
  const { source } = run;
  const stage = await getStage(work);
  const { hasEarlier, hasVotes } = stage;
  for (let count = 1, after = stage.peopleUpTo; count > 0;) {
    input.signal?.throwIfAborted();
    [count, after] = await session.transact((db) => mergePeople(db, run, { source, after, hasEarlier }));
  }
  if (hasEarlier) await session.transact((db) => followPeople(db, run, source));
  const progress = await countStaged(session, run);
  await work.onProgress({ phase: 'merging', ...progress });
  await mergeBatches(work, { merged: progress.merged, hasEarlier, hasVotes });
}

/** Batches after which what they left behind is freed: together some tens of megabytes. */
const COLLECT_EVERY = 6;

interface Merging {
  readonly merged: number;
  readonly hasEarlier: boolean;
  readonly hasVotes: boolean;
}

/**
 * Two connections work side by side: while one waits for a batch's rows to be placed the other writes. Batches have no story
 * in common. Where stories were here before, one works alone: what people write there meanwhile waits for one batch only.
 */
async function mergeBatches(work: ImportWork, { merged, hasEarlier, hasVotes }: Merging): Promise<void> {
  const { deps, session, run, input } = work;
  const waiting = await listBatches(session, run);
  let done = merged;
  let [count, lookAt] = [0, 1];
  const workOn = async (own: Session) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      input.signal?.throwIfAborted();
      const { batch, comments }: WaitingBatch = next;
      await own.transact((db) => mergeBatch(db, { ...run, source: run.source, batch, hasEarlier, hasVotes }));
      done += comments;
      await work.onProgress({ phase: 'merging', merged: done });
      count += 1;
      if (count % COLLECT_EVERY === 0) collectGarbage();
      if (count < lookAt) continue;
      lookAt *= 4;
      await analyzeGrown(own);
    }
  };
  const guarded = (own: Session) =>
    workOn(own).catch((error: unknown) => {
      // The other one stops after what it is at.
      waiting.length = 0;
      throw error;
    });
  if (hasEarlier) await analyzeGrown(session);
  if (hasEarlier || waiting.length < 2) return guarded(session);
  const second = await openSession(deps.pool, SETTINGS);
  try {
    const ends = await Promise.allSettled([guarded(session), guarded(second)]);
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
  } finally {
    second.close();
  }
}
