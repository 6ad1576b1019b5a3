import type { SignedInActor, Actor } from '../domain/viewer.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { findAccount } from '../storage/accounts.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import {
  confirmTotpRow,
  deleteTotp,
  findTotp,
  listRecoveryHashes,
  lockFactors,
  updateFactorMarks,
  upsertPendingTotp,
} from '../storage/second-factors.ts';
import { confirmSession, revokeSessions } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';
import { refuseLastFactor } from './last-factor.ts';
import { admitPerson } from './permit.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { findStep, sealNewKey, toTotpKey, type TotpKey } from './totp.ts';

/** Makes a key for an app. It counts for nothing until a code made with it has come back. */
export async function startTotp(deps: Deps, actor: Actor): Promise<Refusal | null> {
  const person = admitPerson(deps, actor, 'account.enrol');
  if (isRefusal(person)) return person;
  const isPending = await upsertPendingTotp(deps.pool, {
    accountId: person.accountId,
    sealedKey: sealNewKey(deps),
    now: deps.clock(),
  });
  return isPending ? null : refuse('totp_on_already');
}

/** How an account stands with codes of an app. */
export type TotpState =
  | { readonly state: 'off' }
  /** A key was made, and no code of it has come back. */
  | { readonly state: 'pending'; readonly key: TotpKey }
  | { readonly state: 'on'; readonly recoveryCodesLeft: number };

/** Reads it; `issuer` is what the app shows beside its codes. */
export async function readTotp(deps: Deps, actor: Actor, issuer: string): Promise<TotpState | Refusal> {
  const person = admitPerson(deps, actor, 'account.enrol');
  if (isRefusal(person)) return person;
  const { accountId } = person;
  const totp = await findTotp(deps.pool, accountId);
  if (totp === null) return { state: 'off' };
  if (totp.confirmedAt !== null)
    return { state: 'on', recoveryCodesLeft: (await listRecoveryHashes(deps.pool, accountId)).length };
  const account = await findAccount(deps.pool, accountId);
  const label = account?.email ?? account?.name ?? 'Parley';
  return { state: 'pending', key: toTotpKey(deps, totp.sealedKey, { issuer, label }) };
}

/**
 * Switches codes of an app on with a first one, and gives the recovery codes. The session that did it has shown its
 * second factor; all others end.
 */
export async function confirmTotp(deps: Deps, actor: Actor, text: string): Promise<string[] | Refusal> {
  const person = admitPerson(deps, actor, 'account.enrol');
  if (isRefusal(person)) return person;
  const { accountId } = person;
  return withTransaction(deps.pool, async (db) => {
    if (!(await lockFactors(db, accountId))) return refuse('account_not_found');
    const totp = await findTotp(db, accountId);
    if (totp === null) return refuse('factor_not_found');
    if (totp.confirmedAt !== null) return refuse('totp_on_already');
    const { sealedKey } = totp;
    const step = findStep(deps, sealedKey, text.replace(/\D/g, ''));
    if (step === null) return refuse('factor_code_wrong', { field: 'code' });
    const now = deps.clock();
    if (!(await confirmTotpRow(db, { accountId, sealedKey, step, now }))) return refuse('totp_on_already');
    await settle(deps, db, person);
    if (person.sessionId !== null) await confirmSession(db, person.sessionId, { now, isSecondFactor: true });
    return makeRecoveryCodes(deps, db, accountId);
  });
}

/** Makes new recovery codes; those before it are good no longer. */
export async function renewRecoveryCodes(deps: Deps, actor: Actor): Promise<string[] | Refusal> {
  const person = admitPerson(deps, actor, 'account.secure');
  if (isRefusal(person)) return person;
  return withTransaction(deps.pool, async (db) => {
    const facts = await lockFactors(db, person.accountId);
    if (!facts?.hasTotp) return refuse('factor_not_found');
    return makeRecoveryCodes(deps, db, person.accountId);
  });
}

/** Switches codes of an app off, and the recovery codes with them. All other sessions end. */
export async function switchOffTotp(deps: Deps, actor: Actor): Promise<Refusal | null> {
  const person = admitPerson(deps, actor, 'account.secure');
  if (isRefusal(person)) return person;
  return withTransaction(deps.pool, async (db) => {
    const facts = await lockFactors(db, person.accountId);
    if (!facts?.hasTotp) return refuse('factor_not_found');
    const refusal = refuseLastFactor({ ...facts, hasTotp: false });
    if (refusal) return refusal;
    await deleteTotp(db, person.accountId);
    await settle(deps, db, person);
    return null;
  });
}

/** After a change of factor: the account says so, and only the session that made it goes on. */
async function settle(deps: Deps, db: Db, { accountId, sessionId }: SignedInActor): Promise<void> {
  await updateFactorMarks(db, accountId);
  await revokeSessions(db, { accountId, except: sessionId, now: deps.clock() });
}
