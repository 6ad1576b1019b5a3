import type { SiteId } from '../domain/ids.ts';
import { DEFAULT_SITE_SETTINGS, type SiteSettings } from '../domain/site-settings.ts';
import type { Site } from '../domain/thread.ts';
import type { Db } from './pool.ts';

/** A site as it is stored: only the settings that somebody has set. */
export interface SiteRow extends Omit<Site, 'settings'> {
  readonly settings: Partial<SiteSettings>;
}

const COLUMNS = `id, key, name, language, origins, settings,
  coalesce((select f.is_open from viewpoint_fits f where f.site_id = sites.id and f.state = 'done' order by f.number desc limit 1),
    false) as "isAcrossOpen"`;

/** A site with the defaults of the settings it does not set. */
export function toSite(row: SiteRow): Site {
  return { ...row, settings: { ...DEFAULT_SITE_SETTINGS, ...row.settings } };
}

/** The site of a key, with the defaults of the settings it does not set; null when there is none. */
export async function findSite(db: Db, key: string): Promise<Site | null> {
  const { rows } = await db.query<SiteRow>({
    name: 'find-site',
    text: `select ${COLUMNS} from sites where key = $1`,
    values: [key],
  });
  return rows[0] ? toSite(rows[0]) : null;
}

/** The site of an id, locked until the end of the transaction. It must exist: sites are never removed. */
export async function lockSite(db: Db, id: SiteId): Promise<Site> {
  const { rows } = await db.query<SiteRow>({
    text: `select ${COLUMNS} from sites where id = $1 for update`,
    values: [id],
  });
  const [row] = rows;
  if (!row) throw new Error(`There is no site ${id} to lock.`);
  return toSite(row);
}

/** All sites by key. */
export async function listSites(db: Db): Promise<Site[]> {
  const { rows } = await db.query<SiteRow>({ text: `select ${COLUMNS} from sites order by key` });
  return rows.map(toSite);
}

/** Adds a site; false when the key is taken. */
export async function insertSite(db: Db, site: Omit<SiteRow, 'isAcrossOpen'>): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'insert into sites (id, key, name, language, origins, settings) values ($1, $2, $3, $4, $5, $6) on conflict (key) do nothing',
    values: [site.id, site.key, site.name, site.language, site.origins, site.settings],
  });
  return rowCount === 1;
}

/** Writes a site's name, language and origins, and those of its settings that are named. */
export async function updateSite(db: Db, site: Omit<SiteRow, 'key' | 'isAcrossOpen'>): Promise<void> {
  await db.query({
    text: 'update sites set name = $2, language = $3, origins = $4, settings = settings || $5::jsonb where id = $1',
    values: [site.id, site.name, site.language, site.origins, site.settings],
  });
}
