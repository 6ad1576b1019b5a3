import { DEFAULT_SITE_SETTINGS, type SiteSettings } from '../domain/site-settings.ts';
import type { Site } from '../domain/thread.ts';
import type { Db } from './pool.ts';

interface SiteRow extends Omit<Site, 'settings'> {
  readonly settings: Partial<SiteSettings>;
}

const COLUMNS = 'id, key, name, language, origins, settings';

function toSite(row: SiteRow): Site {
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

/** All sites by key. */
export async function listSites(db: Db): Promise<Site[]> {
  const { rows } = await db.query<SiteRow>({ text: `select ${COLUMNS} from sites order by key` });
  return rows.map(toSite);
}

/** Adds a site; false when the key is taken. */
export async function insertSite(db: Db, site: Site): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'insert into sites (id, key, name, language, origins, settings) values ($1, $2, $3, $4, $5, $6) on conflict (key) do nothing',
    values: [site.id, site.key, site.name, site.language, site.origins, site.settings],
  });
  return rowCount === 1;
}

/** Writes all of a site but its key. */
export async function updateSite(db: Db, site: Site): Promise<void> {
  await db.query({
    text: 'update sites set name = $2, language = $3, origins = $4, settings = $5 where id = $1',
    values: [site.id, site.name, site.language, site.origins, site.settings],
  });
}
