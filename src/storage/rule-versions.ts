import type { SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** The rules of a site as they are kept. */
export interface KeptRules {
  readonly version: number;
  /** RuleSettings, without what was not there yet when the version was saved. */
  readonly settings: object;
  readonly bannedWords: string;
  readonly suspectWords: string;
}

/** The newest version of a site's rules if it is another than `known`; null when that is the newest, or there is none. */
export async function findNewerRules(db: Db, siteId: SiteId, known: number): Promise<KeptRules | null> {
  const { rows } = await db.query<KeptRules>({
    name: 'find-newer-rules',
    text: `select version, settings, banned_words as "bannedWords", suspect_words as "suspectWords" from rule_versions
      where site_id = $1 and version > $2 order by version desc limit 1`,
    values: [siteId, known],
  });
  return rows[0] ?? null;
}
