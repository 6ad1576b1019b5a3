import type { Frozen } from '../bridging/frozen.ts';
import type { AccountId, SiteId } from '../domain/ids.ts';
import { withTransaction } from '../storage/pool.ts';
import { findFrozen, listAcrossSince } from '../storage/viewpoint-fits.ts';
import { forgetVoter, listSitesOfVoter } from '../storage/viewpoint-voters.ts';
import { listTalliedOf } from '../storage/viewpoint-votes.ts';
import { lockViewpoints } from '../storage/viewpoints.ts';
import type { Deps } from './deps.ts';
import { recountViewpoints, toWindowStart } from './recount-viewpoints.ts';

/**
 * Takes an account's votes out of what ranks comments across viewpoints, on every site, and forgets where they stood. To be
 * called after `leaves_viewpoints` is committed: a fit that takes over later leaves them out itself. What is interrupted
 * the next fit does.
 */
export async function leaveViewpoints(deps: Deps, accountId: AccountId): Promise<void> {
  for (const siteId of await listSitesOfVoter(deps.pool, accountId)) await leaveSite(deps, siteId, accountId);
}

async function leaveSite(deps: Deps, siteId: SiteId, accountId: AccountId): Promise<void> {
  await withTransaction(deps.pool, async (db) => {
    await lockViewpoints(db, siteId);
    const inForce = await findFrozen(db, siteId);
    if (!inForce) return;
    await forgetVoter(db, { siteId, fit: inForce.fit, accountId });
    const counting = { siteId, ...inForce, frozen: inForce.frozen as Frozen };
    const since = toWindowStart(inForce.startedAt);
    const comments = await listTalliedOf(db, { siteId, fit: inForce.fit, accountId, since });
    await recountViewpoints(
      db,
      { ...counting, comments },
      {
        since: await listAcrossSince(db, siteId),
        now: deps.clock(),
      },
    );
  });
}
