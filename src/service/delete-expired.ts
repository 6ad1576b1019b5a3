import { deleteExpired as deleteExpiredRows } from '../storage/retention.ts';
import { sweepUploads } from './imports/uploads.ts';
import type { Deps } from './deps.ts';

/** Forgets what has served its time; run every few minutes. */
export async function deleteExpired(deps: Pick<Deps, 'pool' | 'clock'>): Promise<void> {
  await deleteExpiredRows(deps.pool, deps.clock());
  await sweepUploads(deps);
}
