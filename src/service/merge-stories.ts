import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { MOST_PINNED, type Site, type Story } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { addJob } from '../storage/jobs.ts';
import { listPinned } from '../storage/marks.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import { insertAlias, passAliases, setStoryKey } from '../storage/story-aliases.ts';
import { countWaiting, insertMerge, isMerging, unpinBeyond } from '../storage/story-merges.ts';
import { findStory, lockStories, moveStory } from '../storage/stories.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';
import { toStoryKey } from './story-address.ts';

export interface MergeStories {
  readonly site: Site;
  /** The story that goes. */
  readonly storyKey: string;
  /** The story that stays. */
  readonly into: string;
}

/** What a merge would do. */
export interface MergePreview {
  readonly from: Story;
  readonly into: Story;
  /** Comments of the story that goes which wait for a decision, counted up to 1,000. */
  readonly waiting: number;
}

/** Says what a merge would move, without doing it. */
export async function previewMerge(
  deps: Deps,
  actor: Actor,
  input: MergeStories,
): Promise<MergePreview | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'story.change', siteId: input.site.id });
  if (isRefusal(refusal)) return refusal;
  const from = await findStory(deps.pool, input.site.id, input.storyKey);
  if (!from) return refuse('story_not_found');
  const key = toStoryKey(input.into);
  const into = key === null ? null : await findStory(deps.pool, input.site.id, key);
  if (!into) return refuse('story_not_found', { field: 'into' });
  if (from.id === into.id) return refuse('story_same', { field: 'into' });
  return { from, into, waiting: await countWaiting(deps.pool, from) };
}

/**
 * Merges a story into another one. From the commit on its key and its former ones lead to the one that stays, and what
 * is written goes there; a job then moves its comments with all that hangs on them, batch by batch, so that nobody
 * who writes has to wait long. It can be interrupted anywhere.
 */
export async function mergeStories(
  deps: Deps,
  actor: Actor,
  input: MergeStories,
): Promise<MergePreview | Refusal> {
  const preview = await previewMerge(deps, actor, input);
  if (isRefusal(preview)) return preview;
  const { site } = input;
  const begun = await withTransaction(deps.pool, (db) => begin(deps, db, { site, actor, preview }));
  if (isRefusal(begun)) return begun;
  for (const { key } of [preview.from, preview.into])
    deps.onStoryChange({ site, storyKey: key, version: begun.version });
  return preview;
}

interface Begin {
  readonly site: Site;
  readonly actor: Actor;
  readonly preview: MergePreview;
}

async function begin(
  deps: Deps,
  db: Db,
  { site, actor, preview }: Begin,
): Promise<{ readonly version: number } | Refusal> {
  const siteId = site.id;
  const keys = [preview.from.key, preview.into.key];
  const stories = await lockStories(db, [siteId, siteId], keys);
  const from = stories.find(({ id }) => id === preview.from.id);
  const into = stories.find(({ id }) => id === preview.into.id);
  if (!from || !into) return refuse('story_not_found');
  if ((await isMerging(db, from)) || (await isMerging(db, into))) return refuse('story_merging');
  await passAliases(db, { siteId, from: from.id, to: into.id });
  // No page can name it from now on: keys have no control characters.
  await setStoryKey(db, from, { key: `\u0001${from.id}`, url: null });
  await insertAlias(db, { siteId, key: from.key, storyId: into.id }, deps.clock());
  const pinned = await listPinned(db, { siteId, storyId: into.id });
  await unpinBeyond(db, { siteId, storyId: from.id, room: Math.max(0, MOST_PINNED - pinned.length) });
  await insertMerge(db, { siteId, storyId: from.id, intoId: into.id }, deps.clock());
  await addJob(db, 'merge-stories', { siteId, storyId: from.id });
  await recordChange(deps, db, {
    actor,
    change: {
      action: 'story.merged',
      siteId,
      target: into.key,
      from: { story: from.key, comments: from.commentCount },
      to: { story: into.key, comments: into.commentCount },
    },
  });
  return { version: await moveStory(db, { siteId, storyId: into.id, comments: 0 }) };
}
