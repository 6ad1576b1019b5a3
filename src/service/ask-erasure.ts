import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { findAccount } from '../storage/accounts.ts';
import { lockAccount, setErasure } from '../storage/erasure.ts';
import { addJob } from '../storage/jobs.ts';
import { withTransaction } from '../storage/pool.ts';
import type { Deps } from './deps.ts';
import { admitPerson } from './permit.ts';

/** For how long somebody who deletes their account may change their mind. */
export const ERASURE_HOURS = 24;

export interface AskErasure {
  readonly comments: 'remove' | 'keep';
  /** Of the mail that tells of it. */
  readonly language: string;
}

/**
 * Sets the time at which the actor's account is erased. Until then nothing changes, and `cancelErasure` takes it back.
 * Asked again it changes the choice, and not the time.
 */
export async function askErasure(deps: Deps, actor: Actor, asked: AskErasure): Promise<Date | Refusal> {
  const person = admitPerson(deps, actor, 'account.delete');
  if (isRefusal(person)) return person;
  const id = person.accountId;
  return withTransaction(deps.pool, async (db) => {
    await lockAccount(db, id);
    const account = await findAccount(db, id);
    if (!account) return refuse('account_not_found');
    const now = deps.clock();
    if (account.erasureAt !== null && account.erasureAt <= now) return refuse('erasure_begun');
    const at = account.erasureAt ?? new Date(now.getTime() + ERASURE_HOURS * 3_600_000);
    await setErasure(db, id, { at, comments: asked.comments });
    if (account.erasureAt === null && account.email !== null)
      await addJob(db, 'send-account-mail', { accountId: id, mail: 'erasure', language: asked.language });
    return at;
  });
}

/** Keeps the account: asks for no step-up, because whoever wants it deleted has to wait anyway. */
export async function cancelErasure(deps: Deps, actor: Actor): Promise<null | Refusal> {
  const person = admitPerson(deps, actor, 'account.change');
  if (isRefusal(person)) return person;
  return withTransaction(deps.pool, async (db) => {
    await lockAccount(db, person.accountId);
    const account = await findAccount(db, person.accountId);
    if (!account?.erasureAt) return null;
    if (account.erasureAt <= deps.clock()) return refuse('erasure_begun');
    await setErasure(db, account.id, null);
    return null;
  });
}
