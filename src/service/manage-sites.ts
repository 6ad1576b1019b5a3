import type { SiteId } from '../domain/ids.ts';
import { isKey, MAX_LABEL_LENGTH, parseLabel } from '../domain/label.ts';
import { LANGUAGES } from '../domain/languages.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { isDeskRole } from '../domain/roles.ts';
import { SITE_SETTINGS, TRUST_SETTINGS, type SiteSettings } from '../domain/site-settings.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import {
  findSite,
  insertSite,
  listSites as listSiteRows,
  lockSite,
  toSite,
  updateSite,
} from '../storage/sites.ts';
import { readSettings, toDifference, type GivenSettings } from './change-settings.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';
import { toOrigin } from './story-address.ts';

/** What an administrator says of a site; what is left out stays as it is. */
export interface SiteChange {
  readonly name?: string | undefined;
  readonly language?: string | undefined;
  /** They replace those known. */
  readonly origins?: readonly string[] | undefined;
  readonly settings?: GivenSettings | undefined;
}

export interface NewSite extends SiteChange {
  readonly key: string;
}

/** First parts of Parley's own addresses: a site of that name could not be reached. */
const RESERVED = new Set([
  'account',
  'api',
  'assets',
  'desk',
  'docs',
  'health',
  'metrics',
  'pictures',
  'sign-in',
  'sign-out',
]);

/** Adds a site. */
export async function addSite(deps: Deps, actor: Actor, site: NewSite): Promise<Site | Refusal> {
  return withTransaction(deps.pool, (db) => addSiteWithin(deps, db, { actor, site }));
}

/** The same in a transaction that the caller has begun. */
export async function addSiteWithin(
  deps: Pick<Deps, 'newId' | 'clock'>,
  db: Db,
  { actor, site: { key, ...change } }: { readonly actor: Actor; readonly site: NewSite },
): Promise<Site | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'organisation.change' });
  if (isRefusal(refusal)) return refusal;
  if (!isKey(key)) return refuse('key_invalid', { field: 'key' });
  if (RESERVED.has(key)) return refuse('key_reserved', { field: 'key', figures: { key } });
  const said = readChange(change);
  if (isRefusal(said)) return said;
  const site = {
    id: deps.newId<SiteId>(),
    key,
    name: key,
    language: 'en',
    origins: [],
    settings: {},
    ...said,
  };
  if (!(await insertSite(db, site))) return refuse('key_taken', { field: 'key', figures: { key } });
  const { id, ...to } = site;
  await recordChange(deps, db, { actor, change: { action: 'site.added', siteId: id, target: key, to } });
  return toSite({ ...site, isAcrossOpen: false });
}

/** Changes a site; running processes follow within two seconds. */
export async function changeSite(
  deps: Deps,
  actor: Actor,
  { key, ...change }: NewSite,
): Promise<Site | Refusal> {
  const found = await findPermitted(deps, actor, { key, permission: 'settings.change' });
  if (isRefusal(found)) return found;
  const said = readChange(change);
  if (isRefusal(said)) return said;
  return withTransaction(deps.pool, async (db) => {
    const before = await lockSite(db, found.id);
    const { settings = {}, ...rest } = said;
    const after = { ...before, ...rest, settings: { ...before.settings, ...settings } };
    const difference = toDifference(toFlat(before), toFlat(after));
    if (difference === null) return before;
    const refusal = forbidTrust(deps, actor, { before, after });
    if (refusal) return refusal;
    await updateSite(db, { ...after, settings: pick(after.settings, Object.keys(settings)) });
    const made = { action: 'site.changed', siteId: before.id, target: key, ...difference };
    await recordChange(deps, db, { actor, change: made });
    return after;
  });
}

/**
 * Why an actor may not change whose word is taken for who somebody is, with the setting; null when they may, or it stays.
 * Whoever could sign tokens for another site's readers could rename them, and move their mailboxes.
 */
function forbidTrust(
  deps: Deps,
  actor: Actor,
  { before, after }: { readonly before: Site; readonly after: Site },
): Refusal | null {
  for (const [field, trust] of TRUST_SETTINGS) {
    if (before.settings[field] === after.settings[field]) continue;
    const siteId = trust === 'site' ? before.id : null;
    const refusal = forbid(deps, actor, { permission: 'secrets.change', siteId });
    if (refusal) return { ...refusal, field };
  }
  return null;
}

/** A site with all its settings. */
export async function readSite(deps: Deps, actor: Actor, key: string): Promise<Site | Refusal> {
  return findPermitted(deps, actor, { key, permission: 'settings.read' });
}

/** Every site, by key. */
export async function listSites(deps: Deps, actor: Actor): Promise<Site[] | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'organisation.read' });
  return isRefusal(refusal) ? refusal : listSiteRows(deps.pool);
}

/** The sites on which a person's role opens the desk, by key. */
export async function listDeskSites(deps: Deps, actor: Actor): Promise<Site[] | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'desk.open' });
  if (isRefusal(refusal)) return refusal;
  const sites = await listSiteRows(deps.pool);
  if (actor.kind !== 'account') return sites;
  const { role, roleSites } = actor;
  return sites.filter(({ id }) => isDeskRole(role) && (roleSites === null || roleSites.includes(id)));
}

async function findPermitted(
  deps: Deps,
  actor: Actor,
  { key, permission }: { readonly key: string; readonly permission: 'settings.read' | 'settings.change' },
): Promise<Site | Refusal> {
  const site = await findSite(deps.pool, key);
  // Which sites there are is no secret: each has its pages.
  if (!site) return refuse('site_not_found', { field: 'site' });
  return forbid(deps, actor, { permission, siteId: site.id }) ?? site;
}

interface SaidOfSite {
  readonly name?: string;
  readonly language?: string;
  readonly origins?: readonly string[];
  readonly settings?: Partial<SiteSettings>;
}

function readChange({ name, language, origins, settings }: SiteChange): SaidOfSite | Refusal {
  const label = name === undefined ? undefined : parseLabel(name);
  if (label === null) return refuse('label_invalid', { field: 'name', figures: { limit: MAX_LABEL_LENGTH } });
  if (language !== undefined && !LANGUAGES.some((each) => each === language))
    return refuse('language_unknown', { field: 'language', figures: { languages: LANGUAGES.join(', ') } });
  const parsed = origins === undefined ? undefined : readOrigins(origins);
  if (isRefusal(parsed)) return parsed;
  const read = settings === undefined ? undefined : readSettings(SITE_SETTINGS, settings);
  if (isRefusal(read)) return read;
  return {
    ...(label === undefined ? {} : { name: label }),
    ...(language === undefined ? {} : { language }),
    ...(parsed === undefined ? {} : { origins: parsed }),
    ...(read === undefined ? {} : { settings: read }),
  };
}

/** Origins in the spelling that browsers send; empty lines, as forms have them, count for nothing. */
function readOrigins(texts: readonly string[]): string[] | Refusal {
  const given = texts.map((text) => text.trim()).filter((text) => text !== '');
  const wrong = given.find((text) => toOrigin(text)?.toLowerCase() !== text.replace(/\/$/, '').toLowerCase());
  if (wrong !== undefined)
    return refuse('origin_invalid', { field: 'origins', figures: { given: wrong.slice(0, 200) } });
  return [...new Set(given.map((text) => toOrigin(text) ?? text))];
}

/** Settings stand beside the rest, so that the audit log names each that changed. */
function toFlat({ name, language, origins, settings }: Site): object {
  return { name, language, origins, ...settings };
}

function pick<T extends object>(whole: T, names: readonly string[]): Partial<T> {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => names.includes(name))) as Partial<T>;
}
