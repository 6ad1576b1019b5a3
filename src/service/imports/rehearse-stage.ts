import type { RehearsedStory } from '../../domain/import-report.ts';
import type { StoryId } from '../../domain/ids.ts';
import type { BatchRef } from '../../storage/import-batches.ts';
import { followPeople, mergePeople } from '../../storage/import-people.ts';
import type { RecordKind } from '../../storage/import-problems.ts';
import {
  chooseStories,
  countRehearsedAuthors,
  countRehearsedBatch,
  findStoryKey,
  forgetPeopleAside,
  keepProblems,
  listOwnProblems,
  setPeopleAside,
  takePeopleOfBatch,
  type RehearsedCounts,
} from '../../storage/import-rehearsals.ts';
import { countStaged, listBatches, sortStage } from '../../storage/import-sort.ts';
import { findStage } from '../../storage/import-staging.ts';
import type { Db, Session } from '../../storage/pool.ts';
import { loadThread } from '../load-thread.ts';
import type { ImportWork } from './import-work.ts';
import { mergeBatch, StoryMoved } from './merge-batch.ts';
import { toRehearsedStory } from './rehearsed-stories.ts';

/** Discussions that a rehearsal shows. */
const MOST_STORIES = 10;

/** Stories move when somebody merges them or is the first to write under one: rare, and never again and again. */
const MOST_SORTS = 10;

type Done = Record<RecordKind, RehearsedCounts>;

/** What the batches of a rehearsal would have done. */
export interface RehearsedStage {
  readonly done: Readonly<Done>;
  readonly stories: readonly RehearsedStory[];
}

/** Merges all that was read, and takes it back batch by batch. */
export async function rehearseStage(work: ImportWork, seed: string): Promise<RehearsedStage> {
  const { session, run } = work;
  for (let sorts = 0; ; sorts += 1) {
    await work.onProgress({ phase: 'sorting' });
    await session.transact((db) => sortStage(db, run, run.source));
    try {
      return await rehearseSorted(work, seed);
    } catch (error) {
      if (!(error instanceof StoryMoved) || sorts === MOST_SORTS) throw error;
    } finally {
      await forgetPeopleAside(session, run);
    }
  }
}

async function rehearseSorted(work: ImportWork, seed: string): Promise<RehearsedStage> {
  const { session, run, input } = work;
  const { source } = run;
  const stage = await findStage(session, run);
  if (stage === null) throw new Error('What the rehearsal read is gone.');
  const { hasEarlier, hasVotes } = stage;
  const none = { created: 0, updated: 0 };
  const done: Done = {
    story: none,
    author: await rehearsePeople(work, hasEarlier),
    comment: none,
    vote: none,
  };
  if (hasEarlier) await session.transact((db) => followPeople(db, run, source));
  const chosen = await chooseStories(session, run, { seed, limit: MOST_STORIES });
  await session.transact((db) => setPeopleAside(db, run));
  const { staged } = await countStaged(session, run);
  let merged = 0;
  const found = new Map<StoryId, RehearsedStory>();
  for (const { batch, comments } of await listBatches(session, run)) {
    input.signal?.throwIfAborted();
    const ref: BatchRef = { ...run, source, batch, hasEarlier, hasVotes };
    const counts = await takeBack(work, async (db) => {
      await takePeopleOfBatch(db, ref);
      await mergeAllPeople(db, ref, hasEarlier);
      await mergeBatch(db, ref);
      for (const { id } of chosen.filter((each) => each.batch === batch)) {
        const story = await readStory(db, work, id);
        if (story) found.set(id, story);
      }
      return countRehearsedBatch(db, ref);
    });
    for (const kind of ['story', 'comment', 'vote'] as const) done[kind] = add(done[kind], counts[kind]);
    merged += comments;
    await work.onProgress({ phase: 'merging', staged, merged });
  }
  return { done, stories: chosen.flatMap(({ id }) => found.get(id) ?? []) };
}

async function rehearsePeople(work: ImportWork, hasEarlier: boolean): Promise<RehearsedCounts> {
  const { run, input } = work;
  let done: RehearsedCounts = { created: 0, updated: 0 };
  for (let after: string | null = null, count = 1; count > 0;) {
    input.signal?.throwIfAborted();
    const [merged, counts] = await takeBack(work, async (db) => {
      const people = await mergePeople(db, run, { source: run.source, after, hasEarlier });
      return [people, await countRehearsedAuthors(db, run, run.source)] as const;
    });
    [count, after] = merged;
    done = add(done, counts);
  }
  return done;
}

async function mergeAllPeople(db: Db, ref: BatchRef, hasEarlier: boolean): Promise<void> {
  for (let after: string | null = null, count = 1; count > 0;)
    [count, after] = await mergePeople(db, ref, { source: ref.source, after, hasEarlier });
}

const add = (a: RehearsedCounts, b: RehearsedCounts): RehearsedCounts => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
});

/** Ends a transaction without keeping anything of it. */
class TakenBack extends Error {
  override readonly name = 'TakenBack';
}

/** Does work in a transaction, keeps the problems that it notes, and takes everything else back. */
async function takeBack<T>({ session, run }: ImportWork, work: (db: Db) => Promise<T>): Promise<T> {
  const results: { readonly value: T; readonly problems: Awaited<ReturnType<typeof listOwnProblems>> }[] = [];
  await undone(session, async (db) => {
    const value = await work(db);
    results.push({ value, problems: await listOwnProblems(db, run) });
  });
  const result = results.at(-1);
  if (result === undefined) throw new Error('A rehearsed transaction came to no end.');
  await keepProblems(session, run, result.problems);
  return result.value;
}

async function undone(session: Session, work: (db: Db) => Promise<void>): Promise<void> {
  try {
    await session.transact(async (db) => {
      await work(db);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
}

/** The beginning of a discussion as it stands in the transaction. */
async function readStory(db: Db, { input }: ImportWork, id: StoryId): Promise<RehearsedStory | null> {
  const storyKey = await findStoryKey(db, input.site.id, id);
  if (storyKey === null) return null;
  const page = await loadThread({ pool: db }, { site: input.site, storyKey, sort: undefined, after: null });
  return page && toRehearsedStory(page);
}
