import { formatCursor, type Cursor } from '../domain/cursor.ts';
import type { CommentId, StoryId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { listSectionRows } from '../storage/sections.ts';
import { findMovedKey, listAliases } from '../storage/story-aliases.ts';
import { isMerging } from '../storage/story-merges.ts';
import {
  findStoryRecord,
  findStoryRecordById,
  listStoryRecords,
  type StoryRecord,
} from '../storage/story-records.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';

export type { StoryRecord } from '../storage/story-records.ts';

const PAGE = 50;

export interface ListStories {
  readonly site: Site;
  /** The key of a section; null is all. */
  readonly section: string | null;
  /** What title, key or address contain; null is all. */
  readonly query?: string | null;
  readonly after: Cursor | null;
}

export interface StoryPage {
  readonly stories: readonly StoryRecord[];
  readonly nextPage: string | null;
}

/** A page of a site's stories, the newest first. */
export async function listStories(
  deps: Deps,
  actor: Actor,
  { site, section: key, query = null, after }: ListStories,
): Promise<StoryPage | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'story.change', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const section =
    key === null ? null : (await listSectionRows(deps.pool, site.id)).find((s) => s.key === key);
  if (section === undefined) return refuse('section_not_found', { field: 'section' });
  const rows = await listStoryRecords(deps.pool, {
    siteId: site.id,
    sectionId: section?.id ?? null,
    query,
    after: after === null ? null : { createdAt: new Date(after.value), id: after.id },
    limit: PAGE + 1,
  });
  const stories = rows.slice(0, PAGE);
  const last = stories.at(-1);
  const isMore = last !== undefined && rows.length > PAGE;
  // A cursor is a value and an id, whatever they are of.
  const id = last?.id as unknown as CommentId;
  return { stories, nextPage: isMore ? formatCursor({ value: last.createdAt.getTime(), id }) : null };
}

/** A story as editors see it, by its id. */
export interface EditedStory {
  readonly story: StoryRecord;
  /** What it was called before. */
  readonly formerKeys: readonly string[];
  /** Whether comments of another story are on their way to it. */
  readonly isMerging: boolean;
}

/** A story with what editors have to know of it. */
export async function readEditedStory(
  deps: Deps,
  actor: Actor,
  { site, id }: { readonly site: Site; readonly id: StoryId },
): Promise<EditedStory | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'story.change', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const story = await findStoryRecordById(deps.pool, site.id, id);
  if (!story) return refuse('story_not_found');
  const formerKeys = await listAliases(deps.pool, { siteId: site.id, storyId: id });
  return { story, formerKeys, isMerging: await isMerging(deps.pool, story) };
}

/** A story that somebody has written to or told of. */
export async function readStory(
  deps: Pick<Deps, 'pool'>,
  { site, storyKey }: { readonly site: Site; readonly storyKey: string },
): Promise<StoryRecord | Refusal> {
  const found = await findStoryRecord(deps.pool, site.id, storyKey);
  if (found) return found;
  const moved = await findMovedKey(deps.pool, site.id, storyKey);
  const story = moved === null ? null : await findStoryRecord(deps.pool, site.id, moved);
  return story ?? refuse('story_not_found');
}
