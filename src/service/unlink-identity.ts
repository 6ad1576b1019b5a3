import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { deleteIdentity } from '../storage/identities.ts';
import { withTransaction } from '../storage/pool.ts';
import { lockFactors } from '../storage/second-factors.ts';
import type { Deps } from './deps.ts';
import { refuseLastFactor } from './last-factor.ts';
import { admitPerson } from './permit.ts';
import { isOwnIdentity } from './read-security.ts';

/** Takes a linked way in off the own account, as long as another one is left. */
export async function unlinkIdentity(
  deps: Deps,
  actor: Actor,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
): Promise<Refusal | null> {
  const person = admitPerson(deps, actor, 'account.secure');
  if (isRefusal(person)) return person;
  const { accountId } = person;
  if (!isOwnIdentity(issuer)) return refuse('factor_not_found');
  return withTransaction(deps.pool, async (db) => {
    const facts = await lockFactors(db, accountId);
    if (!facts) return refuse('account_not_found');
    const refusal = refuseLastFactor({ ...facts, identities: facts.identities - 1 });
    if (refusal?.refused === 'last_way_in') return refusal;
    return (await deleteIdentity(db, { issuer, subject, accountId })) ? null : refuse('factor_not_found');
  });
}
