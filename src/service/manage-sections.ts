import type { SectionId } from '../domain/ids.ts';
import { isKey, MAX_LABEL_LENGTH, parseLabel } from '../domain/label.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Mode } from '../domain/rules/facts.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { addJob } from '../storage/jobs.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import {
  deleteSection,
  insertSection,
  listSectionRows,
  listUnknownLabels,
  moveSectionStories,
  orderSections,
  updateSection,
  type SectionRow,
} from '../storage/sections.ts';
import { lockSite } from '../storage/sites.ts';
import { MAX_PATTERN_LENGTH, parsePattern } from './address-pattern.ts';
import { toDifference } from './change-settings.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';

/** A section as those who administer a site see it. */
export interface Section {
  readonly key: string;
  readonly name: string;
  /** Addresses of its stories; see address-pattern.ts. */
  readonly patterns: readonly string[];
  /** How comments come to be seen; null leaves it to the site. */
  readonly mode: Mode | null;
}

export interface Sections {
  /** In their order, in which their patterns are tried. */
  readonly sections: readonly Section[];
  /** What pages call their sections where none is called so. */
  readonly unknown: readonly { readonly label: string; readonly stories: number }[];
}

/** The sections of a site. */
export async function listSections(deps: Deps, actor: Actor, site: Site): Promise<Sections | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'story.change', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const rows = await listSectionRows(deps.pool, site.id);
  return { sections: rows.map(toSection), unknown: await listUnknownLabels(deps.pool, site.id) };
}

export interface SectionChange {
  readonly name?: string | undefined;
  /** They replace those known. */
  readonly patterns?: readonly string[] | undefined;
  /** Null leaves it to the site; the strictest of site, section and story counts. */
  readonly mode?: Mode | null | undefined;
  /** The place in the order, from 1. */
  readonly position?: number | undefined;
}

export interface ChangeSection extends SectionChange {
  readonly site: Site;
  readonly key: string;
}

/** Adds a section, behind the others where no place is given; its name is the key where none is given. */
export async function addSection(
  deps: Deps,
  actor: Actor,
  { site, key, ...change }: ChangeSection,
): Promise<Section | Refusal> {
  return rearrange(deps, { actor, site }, async (db, known) => {
    const said = readChange(change);
    if (isRefusal(said)) return said;
    if (!isKey(key)) return refuse('key_invalid', { field: 'key' });
    if (known.some((each) => each.key === key))
      return refuse('key_taken', { field: 'key', figures: { key } });
    const id = deps.newId<SectionId>();
    const section = { siteId: site.id, id, key, name: key, patterns: [], mode: null, ...said };
    await insertSection(db, section);
    await place(db, [...known, section], { section, position: change.position });
    const to = toSection(section);
    await recordChange(deps, db, {
      actor,
      change: { action: 'section.added', siteId: site.id, target: key, to },
    });
    return to;
  });
}

/** Changes a section or its place; what is not named stays as it is. */
export async function changeSection(
  deps: Deps,
  actor: Actor,
  { site, key, ...change }: ChangeSection,
): Promise<Section | Refusal> {
  return rearrange(deps, { actor, site }, async (db, known) => {
    const section = known.find((each) => each.key === key);
    if (!section) return refuse('section_not_found');
    const said = readChange(change);
    if (isRefusal(said)) return said;
    const after = { ...section, ...said };
    await updateSection(db, after);
    if (after.mode !== section.mode && [after.mode, section.mode].includes('closed'))
      await moveSectionStories(db, section);
    const moved = await place(db, known, { section, position: change.position });
    const difference = toDifference(
      { ...toSection(section), position: known.indexOf(section) + 1 },
      { ...toSection(after), position: moved },
    );
    if (difference !== null)
      await recordChange(deps, db, {
        actor,
        change: { action: 'section.changed', siteId: site.id, target: key, ...difference },
      });
    return toSection(after);
  });
}

/** Removes a section; its stories go to the section that their page or address says, or to none. */
export async function removeSection(
  deps: Deps,
  actor: Actor,
  { site, key }: Pick<ChangeSection, 'site' | 'key'>,
): Promise<Section | Refusal> {
  return rearrange(deps, { actor, site }, async (db, known) => {
    const section = known.find((each) => each.key === key);
    if (!section) return refuse('section_not_found');
    await deleteSection(db, section);
    const from = toSection(section);
    await recordChange(deps, db, {
      actor,
      change: { action: 'section.removed', siteId: site.id, target: key, from },
    });
    return from;
  });
}

type Rearrange = (db: Db, known: readonly SectionRow[]) => Promise<Section | Refusal>;

/** One change to a site's sections at a time; a job then puts the stories where they belong now. */
async function rearrange(
  deps: Deps,
  { actor, site }: { readonly actor: Actor; readonly site: Site },
  work: Rearrange,
): Promise<Section | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'settings.change', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  return withTransaction(deps.pool, async (db) => {
    await lockSite(db, site.id);
    const section = await work(db, await listSectionRows(db, site.id));
    if (!isRefusal(section)) await addJob(db, 'assign-sections', { siteId: site.id });
    return section;
  });
}

/** Moves a section to a place, counted from 1; without one it stays. Returns where it is. */
async function place(
  db: Db,
  sections: readonly SectionRow[],
  { section, position }: { readonly section: SectionRow; readonly position: number | undefined },
): Promise<number> {
  if (position === undefined) return sections.indexOf(section) + 1;
  const order = sections.filter((each) => each !== section);
  order.splice(position - 1, 0, section);
  await orderSections(
    db,
    section.siteId,
    order.map(({ id }) => id),
  );
  return order.indexOf(section) + 1;
}

function readChange({
  name,
  patterns,
  mode,
}: SectionChange): { name?: string; patterns?: string[]; mode?: Mode | null } | Refusal {
  const label = name === undefined ? undefined : parseLabel(name);
  if (label === null) return refuse('label_invalid', { field: 'name', figures: { limit: MAX_LABEL_LENGTH } });
  // Empty lines, as forms have them, count for nothing.
  const given = patterns?.filter((text) => text.trim() !== '');
  const wrong = given?.find((text) => parsePattern(text) === null);
  if (wrong !== undefined)
    return refuse('pattern_invalid', {
      field: 'patterns',
      figures: { limit: MAX_PATTERN_LENGTH, given: wrong.slice(0, MAX_PATTERN_LENGTH) },
    });
  return {
    ...(mode === undefined ? {} : { mode }),
    ...(label === undefined ? {} : { name: label }),
    ...(given === undefined
      ? {}
      : { patterns: [...new Set(given.map((text) => parsePattern(text) ?? text))] }),
  };
}

function toSection({ key, name, patterns, mode }: SectionRow): Section {
  return { key, name, patterns, mode };
}
