import type { SessionId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { withTransaction } from '../storage/pool.ts';
import { listSessions, revokeOwnSession, revokeSessions, type OwnSessionRow } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';
import { admitPerson } from './permit.ts';

/** A session as its owner sees it, and whether it is the one they look from. */
export type OwnSession = OwnSessionRow & { readonly isCurrent: boolean };

/** Where the person who acts is signed in, the last used first. */
export async function listOwnSessions(deps: Deps, actor: Actor): Promise<OwnSession[] | Refusal> {
  const person = admitPerson(deps, actor, 'account.read');
  if (isRefusal(person)) return person;
  const rows = await listSessions(deps.pool, person.accountId, deps.clock());
  return rows.map((row) => ({ ...row, isCurrent: row.id === person.sessionId }));
}

/** Ends one of the own sessions. */
export async function endOwnSession(deps: Deps, actor: Actor, id: SessionId): Promise<Refusal | null> {
  const person = admitPerson(deps, actor, 'account.change');
  if (isRefusal(person)) return person;
  const { accountId } = person;
  const isEnded = await revokeOwnSession(deps.pool, { id, accountId, now: deps.clock() });
  return isEnded ? null : refuse('session_not_found');
}

/** Ends all own sessions but the one that acts; gives how many there were. */
export async function endOtherSessions(deps: Deps, actor: Actor): Promise<number | Refusal> {
  const person = admitPerson(deps, actor, 'account.change');
  if (isRefusal(person)) return person;
  const { accountId, sessionId } = person;
  const now = deps.clock();
  return withTransaction(deps.pool, (db) => revokeSessions(db, { accountId, except: sessionId, now }));
}
