import { DEFAULT_SITE_SETTINGS, type SiteSettings } from '../domain/site-settings.ts';
import type { Site } from '../domain/thread.ts';
import type { Db } from '../storage/pool.ts';
import { findSite, insertSite, updateSite } from '../storage/sites.ts';
import type { Deps } from './deps.ts';
import { toOrigin } from './story-address.ts';

/** What an administrator says of a site; what is left out stays as it is. */
export interface SiteChange {
  readonly name?: string | undefined;
  readonly language?: string | undefined;
  readonly origins?: readonly string[] | undefined;
  readonly settings?: Partial<SiteSettings> | undefined;
}

/** Something about a site that cannot be; the message says what is allowed. */
export class SiteRefused extends Error {
  override readonly name = 'SiteRefused';
}

const KEY = /^[a-z0-9][a-z0-9-]{0,62}$/;
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

/** Adds a site. @throws SiteRefused where the key is taken or something is not allowed. */
export async function addSite(
  deps: Pick<Deps, 'newId'> & { readonly pool: Db },
  key: string,
  change: SiteChange,
): Promise<Site> {
  if (!KEY.test(key))
    throw new SiteRefused(
      `A site's key is 1 to 63 small letters, digits and hyphens, such as "daily"; given was ${JSON.stringify(key)}.`,
    );
  if (RESERVED.has(key))
    throw new SiteRefused(`"${key}" is part of Parley's own addresses; choose another key.`);
  const fresh = {
    id: deps.newId<Site['id']>(),
    key,
    name: key,
    language: 'en',
    origins: [],
    settings: DEFAULT_SITE_SETTINGS,
  };
  const site = applyChange(fresh, change);
  if (!(await insertSite(deps.pool, site)))
    throw new SiteRefused(`There is a site "${key}" already; change it with \`parley site set ${key}\`.`);
  return site;
}

/** Changes a site; running processes follow within two seconds. */
export async function changeSite(deps: Deps, key: string, change: SiteChange): Promise<Site> {
  const site = applyChange(await getSite(deps, key), change);
  await updateSite(deps.pool, site);
  return site;
}

/** The site of a key. @throws SiteRefused when there is none. */
export async function getSite(deps: Pick<Deps, 'pool'>, key: string): Promise<Site> {
  const site = await findSite(deps.pool, key);
  if (!site) throw new SiteRefused(`There is no site "${key}". \`parley site list\` shows those there are.`);
  return site;
}

function applyChange(site: Site, change: SiteChange): Site {
  return {
    ...site,
    name: change.name ?? site.name,
    language: change.language ?? site.language,
    origins: change.origins?.map(parseOrigin) ?? site.origins,
    settings: { ...site.settings, ...change.settings },
  };
}

function parseOrigin(text: string): string {
  const origin = toOrigin(text);
  if (origin === null || origin !== text.replace(/\/$/, '')) {
    throw new SiteRefused(
      `An origin is a scheme, a host and perhaps a port, such as https://news.example; given was ${JSON.stringify(text)}.`,
    );
  }
  return origin;
}
