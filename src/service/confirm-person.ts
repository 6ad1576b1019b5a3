import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor, SignedInActor } from '../domain/viewer.ts';
import { findAccount } from '../storage/accounts.ts';
import { withTransaction } from '../storage/pool.ts';
import { confirmSession } from '../storage/sessions.ts';
import { markCodeUsed } from '../storage/sign-in.ts';
import { askForPasskey, checkPasskey } from './check-passkey.ts';
import type { Deps } from './deps.ts';
import type { PasskeyAnswerJson, RelyingParty } from './passkey-challenge.ts';
import { admitPerson } from './permit.ts';
import { parseRecoveryCode, takeRecoveryCode } from './recovery-codes.ts';
import { judgeSignInCode, type ConfirmSignIn } from './sign-in.ts';
import { takeTotpCode } from './totp.ts';

/** By what somebody proved who they are; for a code on paper, how many are left. */
export interface Proof {
  readonly recoveryCodesLeft: number | null;
}

const BY_APP: Proof = { recoveryCodesLeft: null };

/** Whether a text could be a code of an app; what else is typed may be one on paper. */
export function isAppCode(text: string): boolean {
  return /^\d{6}$/.test(text.replace(/\s/g, ''));
}

/** Proves who acts by a code of their app or by a recovery code; either works once. */
export async function confirmByCode(deps: Deps, actor: Actor, text: string): Promise<Proof | Refusal> {
  const person = admitPerson(deps, actor, 'account.confirm');
  if (isRefusal(person)) return person;
  const { accountId } = person;
  const wrong = refuse('factor_code_wrong', { field: 'code' });
  return withTransaction(deps.pool, async (db) => {
    if (isAppCode(text)) {
      if (!(await takeTotpCode(deps, db, { accountId, code: text.replace(/\s/g, '') }))) return wrong;
      await note(deps, db, person);
      return BY_APP;
    }
    const code = parseRecoveryCode(text);
    const left = code === null ? null : await takeRecoveryCode(deps, db, { accountId, code });
    if (left === null) return wrong;
    await note(deps, db, person);
    return { recoveryCodesLeft: left };
  });
}

/** What a browser has to hand to the authenticator so that one of the own passkeys signs. */
export async function askForOwnPasskey(
  deps: Deps,
  actor: Actor,
  rp: RelyingParty,
): Promise<PublicKeyCredentialRequestOptionsJSON | Refusal> {
  const person = admitPerson(deps, actor, 'account.confirm');
  if (isRefusal(person)) return person;
  return askForPasskey(deps, rp, { asker: person, accountId: person.accountId });
}

/** Proves who acts by one of their own passkeys; somebody else's is refused. */
export async function confirmByPasskey(
  deps: Deps,
  actor: Actor,
  { rp, response }: { readonly rp: RelyingParty; readonly response: PasskeyAnswerJson },
): Promise<Refusal | null> {
  const person = admitPerson(deps, actor, 'account.confirm');
  if (isRefusal(person)) return person;
  const checked = await checkPasskey(deps, { rp, response, asker: person, purpose: 'confirm' });
  if (isRefusal(checked)) return checked;
  if (checked.passkey.accountId !== person.accountId) return refuse('passkey_refused');
  return withTransaction(deps.pool, async (db) => {
    const refusal = await checked.note(db);
    if (refusal === null) await note(deps, db, person);
    return refusal;
  });
}

/**
 * Proves who acts by a fresh code sent to their mailbox. Whoever has a second factor to show shows that: a mailbox is
 * how they came in.
 */
export async function confirmByMail(
  deps: Deps,
  actor: Actor,
  input: Pick<ConfirmSignIn, 'id' | 'code' | 'browserToken'>,
): Promise<Refusal | null> {
  const person = admitPerson(deps, actor, 'account.confirm');
  if (isRefusal(person)) return person;
  if (!isMailEnough(person)) return refuse('mail_not_enough', { field: 'code' });
  const sent = await judgeSignInCode(deps, input);
  if (isRefusal(sent)) return sent;
  const now = deps.clock();
  return withTransaction(deps.pool, async (db) => {
    const account = await findAccount(db, person.accountId);
    // A code for another mailbox says nothing about this person.
    const isTheirs = account?.email === sent.email && (await markCodeUsed(db, sent.id, now));
    if (!isTheirs) return refuse('code_expired', { field: 'code' });
    if (person.sessionId !== null) await confirmSession(db, person.sessionId, { now, isSecondFactor: false });
    return null;
  });
}

/** What the person who acts can prove by who they are. */
export interface Proofs {
  readonly hasPasskey: boolean;
  readonly hasTotp: boolean;
  /** Set where a fresh code sent there is enough. */
  readonly mailbox: string | null;
}

/** Reads it. */
export async function readProofs(deps: Deps, actor: Actor): Promise<Proofs | Refusal> {
  const person = admitPerson(deps, actor, 'account.confirm');
  if (isRefusal(person)) return person;
  const account = await findAccount(deps.pool, person.accountId);
  if (!account) return refuse('account_not_found');
  const { hasPasskey, hasTotp, email } = account;
  return { hasPasskey, hasTotp, mailbox: isMailEnough(person) ? email : null };
}

/** Whether a fresh code by mail proves enough of who somebody is. */
function isMailEnough({ secondFactor }: SignedInActor): boolean {
  return secondFactor === 'none' || secondFactor === 'missing';
}

async function note(
  deps: Deps,
  db: Parameters<typeof confirmSession>[0],
  { sessionId }: SignedInActor,
): Promise<void> {
  if (sessionId !== null) await confirmSession(db, sessionId, { now: deps.clock(), isSecondFactor: true });
}
