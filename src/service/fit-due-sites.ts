import { findFrozen, listFits } from '../storage/viewpoint-fits.ts';
import { countVotesSince } from '../storage/viewpoint-votes.ts';
import { listSites } from '../storage/sites.ts';
import { showLabels } from '../storage/viewpoints.ts';
import type { Deps } from './deps.ts';
import { fitViewpoints, type FitOutcome, type FitSize } from './fit-viewpoints.ts';

/** Votes that came since the last fit: with this share of new ones it is out of date at once, with any after an hour. */
const NEW_SHARE = 0.02;
const FIT_AFTER_MS = 3_600_000;
/** A handful of votes is no reason. */
const LEAST_NEW = 20;
/** For how long votes have to satisfy the label before readers see it. */
const LABEL_AFTER_MS = 30 * 60_000;

/** Fits the sites that are due, one after the other. What came of each, by its key. */
export async function fitDueSites(deps: Deps, size: FitSize): Promise<Map<string, FitOutcome>> {
  const outcomes = new Map<string, FitOutcome>();
  for (const site of await listSites(deps.pool)) {
    if (site.settings.viewpoints === 'off' || !(await isDue(deps, site.id))) continue;
    outcomes.set(site.key, await fitViewpoints(deps, site.id, size));
  }
  return outcomes;
}

async function isDue(deps: Deps, siteId: Parameters<typeof listFits>[1]): Promise<boolean> {
  const inForce = await findFrozen(deps.pool, siteId);
  // From an export, which has no factors: comments stand where they stood, and no vote can move them.
  if (inForce !== null && inForce.frozen === null) return true;
  const [last] = await listFits(deps.pool, siteId, 1);
  const since = last?.startedAt ?? new Date(0);
  const enough = Math.max(LEAST_NEW, Math.ceil(NEW_SHARE * (last?.votes ?? 0)));
  const count = await countVotesSince(deps.pool, siteId, { since, most: enough });
  return count >= enough || (count > 0 && deps.clock().getTime() - since.getTime() >= FIT_AFTER_MS);
}

/** Shows the label on comments whose votes have satisfied it for half an hour. */
export async function showDueLabels(deps: Deps): Promise<void> {
  const since = new Date(deps.clock().getTime() - LABEL_AFTER_MS);
  for (const site of await listSites(deps.pool)) await showLabels(deps.pool, site.id, since);
}
