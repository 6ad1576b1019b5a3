import type { AccountId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { findAccount } from '../storage/accounts.ts';
import { deleteMute, insertMute, listMuted, MOST_MUTED, type MutedRow } from '../storage/mutes.ts';
import type { Deps } from './deps.ts';
import { admitPerson } from './permit.ts';

/** Folds another person's comments away for oneself, on all sites; who is muted already stays so. */
export async function mute(deps: Deps, actor: Actor, mutedId: AccountId): Promise<AccountId | Refusal> {
  const person = admitPerson(deps, actor, 'account.mute');
  if (isRefusal(person)) return person;
  const { accountId } = person;
  if (accountId === mutedId) return refuse('own_account');
  if (!(await findAccount(deps.pool, mutedId))) return refuse('person_not_found');
  const isThere = await insertMute(deps.pool, { accountId, mutedId, createdAt: deps.clock() });
  return isThere ? mutedId : refuse('muted_too_many', { figures: { limit: MOST_MUTED } });
}

/** Shows a person's comments again; whoever is not muted stays as they are. */
export async function unmute(deps: Deps, actor: Actor, mutedId: AccountId): Promise<AccountId | Refusal> {
  const person = admitPerson(deps, actor, 'account.mute');
  if (isRefusal(person)) return person;
  await deleteMute(deps.pool, { accountId: person.accountId, mutedId });
  return mutedId;
}

/** Whom one has muted, the last first. */
export async function listMutedPeople(deps: Deps, actor: Actor): Promise<readonly MutedRow[] | Refusal> {
  const person = admitPerson(deps, actor, 'account.mute');
  return isRefusal(person) ? person : listMuted(deps.pool, person.accountId);
}
