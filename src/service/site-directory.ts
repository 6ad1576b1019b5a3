import type { Site } from '../domain/thread.ts';
import { isUnavailable } from '../storage/pool.ts';
import { listSites } from '../storage/sites.ts';
import type { Deps } from './deps.ts';

/** The sites of this installation, as of at most two seconds ago. */
export interface SiteDirectory {
  find(key: string): Promise<Site | null>;
  list(): Promise<readonly Site[]>;
  /** Whether any site has registered an origin. */
  isRegistered(origin: string): Promise<boolean>;
}

const FRESH_MS = 2_000;

/** A site that is not known may have been added just now: looked for anew, but not for every address anybody invents. */
const FRESH_FOR_UNKNOWN_MS = 200;

/**
 * Keeps the few rows that every request needs in memory. A site that did not change stays the same object, so caches
 * may compare by identity. While the database is away the last known sites go on.
 */
export function createSiteDirectory(deps: Pick<Deps, 'pool' | 'clock'>): SiteDirectory {
  let sites = new Map<string, Site>();
  let loadedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<void> | null = null;

  async function load(): Promise<void> {
    try {
      const rows = await listSites(deps.pool);
      sites = new Map(rows.map((site) => [site.key, keepUnchanged(sites.get(site.key), site)]));
    } catch (error) {
      if (!isUnavailable(error) || sites.size === 0) throw error;
    } finally {
      loading = null;
    }
    loadedAt = deps.clock().getTime();
  }

  async function sitesOfAge(most: number): Promise<Map<string, Site>> {
    if (deps.clock().getTime() - loadedAt >= most) await (loading ??= load());
    return sites;
  }

  return {
    find: async (key) =>
      (await sitesOfAge(FRESH_MS)).get(key) ?? (await sitesOfAge(FRESH_FOR_UNKNOWN_MS)).get(key) ?? null,
    list: async () => [...(await sitesOfAge(FRESH_MS)).values()],
    isRegistered: async (origin) =>
      [...(await sitesOfAge(FRESH_MS)).values()].some((site) => site.origins.includes(origin)),
  };
}

function keepUnchanged(before: Site | undefined, now: Site): Site {
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
