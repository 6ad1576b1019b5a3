import { deleteExpired as deleteExpiredRows } from '../storage/retention.ts';
import type { Deps } from './deps.ts';

/** Forgets what has served its time; run every few minutes. */
export function deleteExpired(deps: Pick<Deps, 'pool' | 'clock'>): Promise<void> {
  return deleteExpiredRows(deps.pool, deps.clock());
}
