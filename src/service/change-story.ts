import type { StoryId } from '../domain/ids.ts';
import { parseLabel } from '../domain/label.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Mode } from '../domain/rules/facts.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { addJob } from '../storage/jobs.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import { listSectionRows, type SectionRow } from '../storage/sections.ts';
import { insertStory } from '../storage/stories.ts';
import { findMovedKey } from '../storage/story-aliases.ts';
import {
  findStoryRecord,
  lockStoryRecord,
  updateStoryRecord,
  type StoryRecord,
} from '../storage/story-records.ts';
import { toDifference } from './change-settings.ts';
import { chooseSection } from './choose-section.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';
import { normalizeAddress, toOrigin } from './story-address.ts';

/** Longest title, in UTF-16 code units, as of those that pages have. */
export const MAX_TITLE_LENGTH = 300;

/** Longest message above a thread, in UTF-16 code units: a paragraph, not an article. */
export const MAX_MESSAGE_LENGTH = 2_000;

/** What is said of a story; what is left out stays as it is. */
export interface StoryChange {
  readonly url?: string | undefined;
  /** Null is what the page says. */
  readonly title?: string | null | undefined;
  /** From when nothing is added or changed; null is never. */
  readonly closedAt?: Date | null | undefined;
  /** Stands above the thread; empty takes it away. Links and emphasis as in comments. */
  readonly message?: string | undefined;
  /** Null leaves it to section and site; the strictest counts. */
  readonly mode?: Mode | null | undefined;
  /** Between two comments of one person; null leaves it to the site. */
  readonly slowModeSeconds?: number | null | undefined;
  /** Takes the order across viewpoints off it. */
  readonly hidesAcross?: boolean | undefined;
  /** When the publisher published it; null is when Parley first heard of it. */
  readonly publishedAt?: Date | null | undefined;
  /** The key of a section; null is what the page or its address says. */
  readonly section?: string | null | undefined;
}

export interface ChangeStory extends StoryChange {
  readonly site: Site;
  readonly storyKey: string;
}

export interface ChangedStory {
  readonly story: StoryRecord;
  readonly isNew: boolean;
}

/**
 * Makes a story or changes one: the same again changes nothing. Servers tell of stories before anybody has written to
 * them; editors close them, name them and put them into sections.
 */
export async function changeStory(
  deps: Deps,
  actor: Actor,
  { site, storyKey, ...given }: ChangeStory,
): Promise<ChangedStory | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'story.change', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const url = readStoryUrl(site, /^https?:/.test(storyKey) ? storyKey : given.url);
  if (isRefusal(url)) return url;
  const title = typeof given.title === 'string' ? parseLabel(given.title, MAX_TITLE_LENGTH) : given.title;
  if (typeof given.title === 'string' && title === null)
    return refuse('label_invalid', { field: 'title', figures: { limit: MAX_TITLE_LENGTH } });
  const { message } = given;
  if (message !== undefined && message.length > MAX_MESSAGE_LENGTH)
    return refuse('body_too_long', {
      field: 'message',
      figures: { length: message.length, limit: MAX_MESSAGE_LENGTH },
    });
  const changed = await withTransaction(deps.pool, async (db) => {
    const sections = await listSectionRows(db, site.id);
    if (typeof given.section === 'string' && !sections.some(({ key }) => key === given.section))
      return refuse('section_not_found', { field: 'section' });
    // What a publisher's server says of a story that moved or was merged is not meant for the one that is there now.
    const moved = await findMovedKey(db, site.id, storyKey);
    if (moved !== null) return refuse('story_moved', { figures: { key: moved } });
    const { before, isNew } = await obtain(deps, db, { site, storyKey, url });
    const after = toAfter(before, sections, { ...given, url: url ?? undefined, title });
    const difference = toDifference(toSaid(before), toSaid(after));
    if (difference === null) return { story: before, isNew };
    const version = await updateStoryRecord(db, after);
    await askPage(db, before, { after, isNew });
    // A new story is the publisher's page, not somebody's decision.
    if (!isNew)
      await recordChange(deps, db, {
        actor,
        change: { action: 'story.changed', siteId: site.id, target: storyKey, ...difference },
      });
    return { story: { ...after, version }, isNew };
  });
  if (isRefusal(changed)) return changed;
  deps.onStoryChange({ site, storyKey, version: changed.story.version });
  return changed;
}

/** Under a site's name only its own pages are linked. */
export function readStoryUrl(site: Site, text: string | undefined): string | null | Refusal {
  if (text === undefined) return null;
  const url = normalizeAddress(text);
  const origin = url === null ? null : toOrigin(url);
  if (url === null || origin === null) return refuse('address_invalid', { field: 'url' });
  return site.origins.includes(origin)
    ? url
    : refuse('origin_not_registered', { field: 'url', figures: { origin } });
}

async function obtain(
  deps: Deps,
  db: Db,
  {
    site,
    storyKey: key,
    url,
  }: { readonly site: Site; readonly storyKey: string; readonly url: string | null },
): Promise<{ before: StoryRecord; isNew: boolean }> {
  const id = deps.newId<StoryId>();
  const fresh = { siteId: site.id, id, key, url, sectionId: null, createdAt: deps.clock() };
  const isNew = await insertStory(db, fresh);
  const known = isNew ? id : (await findStoryRecord(db, site.id, key))?.id;
  const before = known === undefined ? null : await lockStoryRecord(db, site.id, known);
  if (!before) throw new Error(`The story ${key} is neither there nor can it be made.`);
  // Nothing of a new story was there before, its address neither.
  return { before: isNew ? { ...before, url: null } : before, isNew };
}

function toAfter(before: StoryRecord, sections: readonly SectionRow[], given: StoryChange): StoryRecord {
  const { url = before.url, title, closedAt = before.closedAt, section, message = before.message } = given;
  const {
    mode = before.mode,
    slowModeSeconds = before.slowModeSeconds,
    publishedAt = before.publishedAt,
    hidesAcross = before.hidesAcross,
  } = given;
  const titleIsGiven = title === undefined ? before.titleIsGiven : title !== null;
  const sectionIsGiven = section === undefined ? before.sectionIsGiven : section !== null;
  const chosen =
    section === undefined ? before.sectionId : (sections.find(({ key }) => key === section)?.id ?? null);
  const sectionId = sectionIsGiven ? chosen : chooseSection(sections, { label: before.sectionLabel, url });
  return {
    ...before,
    url,
    title: title ?? before.title,
    titleIsGiven,
    closedAt,
    message,
    mode,
    slowModeSeconds,
    publishedAt,
    hidesAcross,
    sectionId,
    sectionKey: sections.find(({ id }) => id === sectionId)?.key ?? null,
    sectionIsGiven,
  };
}

/** What nobody has chosen is read from the page, where that is new or at another address, or nothing is chosen any more. */
async function askPage(
  db: Db,
  before: StoryRecord,
  { after, isNew }: { readonly after: StoryRecord; readonly isNew: boolean },
): Promise<void> {
  const isOpen = !after.titleIsGiven || !after.sectionIsGiven;
  const isDue = isNew || after.url !== before.url || before.titleIsGiven !== after.titleIsGiven;
  if (after.url !== null && isOpen && isDue)
    await addJob(db, 'read-story-title', { siteId: after.siteId, storyId: after.id, url: after.url });
}

function toSaid(story: StoryRecord): object {
  const { url, title, titleIsGiven, closedAt, sectionKey, sectionIsGiven, message } = story;
  const { mode, slowModeSeconds, publishedAt, hidesAcross } = story;
  const said = { url, title, titleIsGiven, closedAt, section: sectionKey, sectionIsGiven, message };
  return { ...said, mode, slowModeSeconds, publishedAt, hidesAcross };
}
