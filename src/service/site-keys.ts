import type { SiteId } from '../domain/ids.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import { findSite } from '../storage/sites.ts';
import type { Deps } from './deps.ts';

/** Sites by their keys; null is all there are and will be. A list of none is a mistake: it would count nowhere. */
export async function toSiteIds(
  deps: Pick<Deps, 'pool'>,
  keys: readonly string[] | null,
): Promise<SiteId[] | null | Refusal> {
  if (keys === null) return null;
  const sites = await Promise.all([...new Set(keys)].map((key) => findSite(deps.pool, key)));
  const ids = sites.flatMap((site) => site?.id ?? []);
  return ids.length === 0 || ids.length !== sites.length ? refuse('site_not_found', { field: 'sites' }) : ids;
}
