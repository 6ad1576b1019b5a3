import type { AccountId, SiteId } from '../domain/ids.ts';
import { completeRuleSettings, type RuleSettings } from '../domain/rules/settings.ts';
import type { Site } from '../domain/thread.ts';
import type { Db } from './pool.ts';

/** The rules of a site as one version has them. */
export interface RuleVersion {
  /** 0 is what counts where nobody has saved any. */
  readonly version: number;
  readonly settings: RuleSettings;
  /** Lists as they were typed; see words/word-list.ts. */
  readonly bannedWords: string;
  readonly suspectWords: string;
  /** The version that this one brought back. */
  readonly restoredFrom: number | null;
  /** Null for version 0. */
  readonly createdAt: Date | null;
  /** Null where a server or the operator has saved it, or the account is gone. */
  readonly createdBy: { readonly id: AccountId; readonly name: string | null } | null;
}

interface Row extends Omit<RuleVersion, 'settings' | 'createdBy'> {
  readonly settings: Partial<RuleSettings>;
  readonly createdById: AccountId | null;
  readonly createdByName: string | null;
}

const VERSIONS = `select v.version, v.settings, v.banned_words as "bannedWords", v.suspect_words as "suspectWords",
    v.restored_from as "restoredFrom", v.created_at as "createdAt", a.id as "createdById", a.name as "createdByName"
  from rule_versions v left join accounts a on a.id = v.created_by`;

type SiteOfRules = Pick<Site, 'id' | 'settings'>;

/** The rules in force on a site: the newest version, or the defaults. */
export async function findRules(db: Db, site: SiteOfRules): Promise<RuleVersion> {
  const { rows } = await db.query<Row>({
    name: 'find-rules',
    text: `${VERSIONS} where v.site_id = $1 order by v.version desc limit 1`,
    values: [site.id],
  });
  return rows[0] ? toVersion(site, rows[0]) : versionZero(site);
}

/** One version; null where there is none of that number. */
export async function findRuleVersion(
  db: Db,
  site: SiteOfRules,
  version: number,
): Promise<RuleVersion | null> {
  if (version === 0) return versionZero(site);
  const { rows } = await db.query<Row>({
    text: `${VERSIONS} where v.site_id = $1 and v.version = $2`,
    values: [site.id, version],
  });
  return rows[0] ? toVersion(site, rows[0]) : null;
}

/** Versions below a number, the newest first. */
export async function listVersions(
  db: Db,
  site: SiteOfRules,
  page: { readonly below: number; readonly limit: number },
): Promise<RuleVersion[]> {
  const { rows } = await db.query<Row>({
    text: `${VERSIONS} where v.site_id = $1 and v.version < $2 order by v.version desc limit $3`,
    values: [site.id, page.below, page.limit],
  });
  return rows.map((row) => toVersion(site, row));
}

/** Adds a version. The caller holds the site's row. */
export async function insertRuleVersion(
  db: Db,
  siteId: SiteId,
  version: Omit<RuleVersion, 'createdBy'> & { readonly createdBy: AccountId | null },
): Promise<void> {
  // What the site's own settings say is kept there.
  const { length: _, ...settings } = version.settings;
  await db.query({
    text: `insert into rule_versions (site_id, version, settings, banned_words, suspect_words, restored_from, created_at, created_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      siteId,
      version.version,
      settings,
      version.bannedWords,
      version.suspectWords,
      version.restoredFrom,
      version.createdAt,
      version.createdBy,
    ],
  });
}

function toVersion(site: SiteOfRules, { createdById, createdByName, settings, ...row }: Row): RuleVersion {
  return {
    ...row,
    settings: completeRuleSettings(settings, site.settings.maxCommentLength),
    createdBy: createdById === null ? null : { id: createdById, name: createdByName },
  };
}

function versionZero(site: SiteOfRules): RuleVersion {
  return {
    version: 0,
    settings: completeRuleSettings({}, site.settings.maxCommentLength),
    bannedWords: '',
    suspectWords: '',
    restoredFrom: null,
    createdAt: null,
    createdBy: null,
  };
}
