import { refuse, type Refusal } from '../domain/refusal.ts';
import { isDeskRole } from '../domain/roles.ts';
import type { FactorFacts } from '../storage/second-factors.ts';

/**
 * Why an account cannot do without what it would lose; null when it can. `after` is how it would be: nobody is left
 * without a way in, and no moderator or admin without a second factor where the organisation wants one.
 */
export function refuseLastFactor(after: FactorFacts): Refusal | null {
  const hasFactor = after.hasTotp || after.hasPasskey;
  if (!hasFactor && after.requiresSecondFactor && isDeskRole(after.role)) return refuse('last_factor');
  const hasWayIn = after.email !== null || after.hasPasskey || after.identities > 0;
  return hasWayIn ? null : refuse('last_way_in');
}
