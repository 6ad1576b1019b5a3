import type { SectionId, SiteId } from '../domain/ids.ts';
import type { Mode } from '../domain/rules/facts.ts';
import type { Db } from './pool.ts';

export interface SectionRow {
  readonly siteId: SiteId;
  readonly id: SectionId;
  readonly key: string;
  readonly name: string;
  readonly patterns: readonly string[];
  /** Null leaves it to the site. */
  readonly mode: Mode | null;
}

const COLUMNS = 'site_id as "siteId", id, key, name, patterns, mode';

/** The sections of a site in their order. */
export async function listSectionRows(db: Db, siteId: SiteId): Promise<SectionRow[]> {
  const { rows } = await db.query<SectionRow>({
    text: `select ${COLUMNS} from sections where site_id = $1 order by position, key`,
    values: [siteId],
  });
  return rows;
}

/** Adds a section behind the others; false when its key is taken. */
export async function insertSection(db: Db, section: SectionRow): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into sections (site_id, id, key, name, patterns, mode, position)
      select $1, $2, $3, $4, $5, $6, coalesce(max(position), 0) + 1 from sections where site_id = $1
      on conflict (site_id, key) do nothing`,
    values: [section.siteId, section.id, section.key, section.name, section.patterns, section.mode],
  });
  return rowCount === 1;
}

/** Writes a section's name, patterns and mode. */
export async function updateSection(db: Db, section: SectionRow): Promise<void> {
  await db.query({
    text: 'update sections set name = $3, patterns = $4, mode = $5 where site_id = $1 and id = $2',
    values: [section.siteId, section.id, section.name, section.patterns, section.mode],
  });
}

/** Lets readers of all stories of a section see it anew: it was closed or opened. */
export async function moveSectionStories(db: Db, { siteId, id }: SectionRow): Promise<void> {
  await db.query({
    text: 'update stories set version = version + 1 where site_id = $1 and section_id = $2',
    values: [siteId, id],
  });
}

/** Puts the sections of a site into an order. */
export async function orderSections(db: Db, siteId: SiteId, ids: readonly SectionId[]): Promise<void> {
  await db.query({
    text: `update sections s set position = o.position
      from unnest($2::uuid[]) with ordinality as o (id, position) where s.site_id = $1 and s.id = o.id`,
    values: [siteId, ids],
  });
}

/** Removes a section; its stories have none from then on, not even where somebody had chosen it. */
export async function deleteSection(db: Db, { siteId, id }: SectionRow): Promise<void> {
  const values = [siteId, id];
  await db.query({
    text: 'update stories set section_id = null, section_is_given = false, version = version + 1 where site_id = $1 and section_id = $2',
    values,
  });
  await db.query({ text: 'delete from sections where site_id = $1 and id = $2', values });
}

/** What pages call their sections where none of the site's is called so, the most frequent first. */
export async function listUnknownLabels(
  db: Db,
  siteId: SiteId,
): Promise<{ readonly label: string; readonly stories: number }[]> {
  const { rows } = await db.query<{ label: string; stories: number }>({
    text: `select section_label as label, count(*) as stories from stories
      where site_id = $1 and section_id is null and section_label is not null
      group by 1 order by 2 desc, 1 limit 50`,
    values: [siteId],
  });
  return rows;
}

/** The sections of several sites, those of each in their order. */
export async function listSectionsOf(db: Db, siteIds: readonly SiteId[]): Promise<SectionRow[]> {
  const { rows } = await db.query<SectionRow>({
    text: `select ${COLUMNS} from sections where site_id = any($1) order by site_id, position, key`,
    values: [siteIds],
  });
  return rows;
}
