import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor, SignedInActor } from '../domain/viewer.ts';
import { findSanctionState, listSanctions, markWarningRead, type SanctionRow } from '../storage/sanctions.ts';
import type { Deps } from './deps.ts';
import { admitPerson } from './permit.ts';

/** What moderators have decided of oneself, the last first. Who they were stays with them. */
export async function loadOwnSanctions(
  deps: Deps,
  actor: Actor,
): Promise<readonly Omit<SanctionRow, 'givenBy' | 'givenByName' | 'liftedBy' | 'liftedByName'>[] | Refusal> {
  const person = admitPerson(deps, actor, 'warning.read');
  return isRefusal(person) ? person : listSanctions(deps.pool, person.accountId, null);
}

/** Whether moderators have decided anything of somebody, and whether a warning waits to be read. */
export async function readSanctionState(
  deps: Deps,
  { accountId }: SignedInActor,
): Promise<'none' | 'some' | 'unread'> {
  const { isAny, isUnread } = await findSanctionState(deps.pool, accountId);
  if (isUnread) return 'unread';
  return isAny ? 'some' : 'none';
}

/** Says that one has read a warning: one may write on. Refuses where there is none of one's own; read twice is read. */
export async function readWarning(deps: Deps, actor: Actor, id: string): Promise<undefined | Refusal> {
  const person = admitPerson(deps, actor, 'warning.read');
  if (isRefusal(person)) return person;
  if (await markWarningRead(deps.pool, { accountId: person.accountId, id }, deps.clock())) return undefined;
  const own = await listSanctions(deps.pool, person.accountId, null);
  return own.some((each) => each.id === id && each.readAt !== null)
    ? undefined
    : refuse('sanction_not_found');
}
