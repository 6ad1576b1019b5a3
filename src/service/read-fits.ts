import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { countPublished, listFits, type FitRow } from '../storage/viewpoint-fits.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';

/** As many as a week of hourly fits has. */
const MOST_FITS = 168;

export interface SiteFits {
  /** The newest first. */
  readonly fits: readonly FitRow[];
  readonly published: number;
}

/** How ranking across viewpoints stands on a site, fit by fit, for its moderators. Nothing about any reader. */
export async function readFits(deps: Deps, actor: Actor, site: Site): Promise<SiteFits | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'numbers.read', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const [fits, published] = await Promise.all([
    listFits(deps.pool, site.id, MOST_FITS),
    countPublished(deps.pool, site.id),
  ]);
  return { fits, published };
}
