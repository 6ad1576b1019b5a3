import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { countPublished, listFits, type FitRow } from '../storage/viewpoint-fits.ts';
import { listSuspects, type ShownSuspects } from '../storage/viewpoint-voters.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';

/** As many as a week of hourly fits has. */
const MOST_FITS = 168;
/** Groups of suspects, and accounts of each: to look into, not to read to the end. */
const SHOWN_SUSPECTS = { groups: 20, accounts: 12 };

export interface SiteFits {
  /** The newest first. */
  readonly fits: readonly FitRow[];
  readonly published: number;
  /** Accounts that act as one by the fit in force, the largest group first. */
  readonly suspects: readonly ShownSuspects[];
}

/** How ranking across viewpoints stands on a site, fit by fit, for its moderators. Of readers only which accounts act as one. */
export async function readFits(deps: Deps, actor: Actor, site: Site): Promise<SiteFits | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'numbers.read', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const [fits, published, suspects] = await Promise.all([
    listFits(deps.pool, site.id, MOST_FITS),
    countPublished(deps.pool, site.id),
    listSuspects(deps.pool, site.id, SHOWN_SUSPECTS),
  ]);
  return { fits, published, suspects };
}
