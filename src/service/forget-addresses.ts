import { toDay } from '../domain/network.ts';
import {
  clearCommentAddresses,
  clearSessionAddresses,
  deleteAddressKey,
  listKeyDays,
} from '../storage/address-keys.ts';
import { findOrganisationSettings } from '../storage/organisation.ts';
import { listSites } from '../storage/sites.ts';
import { clearReportAddresses } from '../storage/reports.ts';
import type { Deps } from './deps.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AT_A_TIME = 2_000;

/**
 * Destroys the keys of the days that are over by `addressDays`, and takes the hashes made with them off comments and
 * sessions. The key goes last, so that what was interrupted is done again.
 */
export async function forgetAddresses(deps: Pick<Deps, 'pool' | 'clock'>): Promise<void> {
  const { addressDays } = await findOrganisationSettings(deps.pool);
  const last = toDay(new Date(deps.clock().getTime() - addressDays * DAY));
  const days = await listKeyDays(deps.pool, last);
  if (days.length === 0) return;
  const sites = await listSites(deps.pool);
  for (const day of days) {
    const start = new Date(`${day}T00:00:00.000Z`).getTime();
    // Clocks of processes differ a little.
    const span = { from: new Date(start - HOUR), to: new Date(start + DAY + HOUR), limit: AT_A_TIME };
    for (const { id } of sites) {
      while ((await clearCommentAddresses(deps.pool, id, span)) === AT_A_TIME);
      await clearReportAddresses(deps.pool, id, span.to);
    }
    await clearSessionAddresses(deps.pool, new Date(start + DAY));
    await deleteAddressKey(deps.pool, day);
  }
}
