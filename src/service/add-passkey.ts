import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { PasskeyId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { isDeskRole } from '../domain/roles.ts';
import type { Actor, SignedInActor } from '../domain/viewer.ts';
import { findAccount } from '../storage/accounts.ts';
import { insertPasskey, listPasskeys, type PasskeyRow } from '../storage/passkeys.ts';
import { withTransaction } from '../storage/pool.ts';
import { lockFactors, updateFactorMarks } from '../storage/second-factors.ts';
import { confirmSession, revokeSessions } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';
import {
  issueChallenge,
  spendChallenge,
  type NewPasskeyJson,
  type RelyingParty,
} from './passkey-challenge.ts';
import { admitPerson } from './permit.ts';

/**
 * What authenticators know, by COSE's numbers: ES256, EdDSA, RS256. The library's own list would ask Node for algorithms
 * that it calls experimental.
 */
const ALGORITHMS = [-7, -8, -257];
/** More devices than anybody has; without an end the list of one's own could be made to weigh on every ceremony. */
const MOST_PASSKEYS = 25;

/** What a browser has to hand to the authenticator so that it makes a passkey for the person who acts. */
export async function askForNewPasskey(
  deps: Deps,
  actor: Actor,
  rp: RelyingParty,
): Promise<PublicKeyCredentialCreationOptionsJSON | Refusal> {
  const person = admitPerson(deps, actor, 'account.enrol');
  if (isRefusal(person)) return person;
  const account = await findAccount(deps.pool, person.accountId);
  if (!account) return refuse('account_not_found');
  const own = await listPasskeys(deps.pool, person.accountId);
  if (own.length >= MOST_PASSKEYS) return refuse('passkeys_full', { figures: { limit: MOST_PASSKEYS } });
  const challenge = await issueChallenge(deps, 'add', person);
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  return generateRegistrationOptions({
    rpName: rp.id,
    rpID: rp.id,
    userID: new Uint8Array(chooseUserHandle(deps, person, own)),
    // Shown by the browser to the person alone, when it asks which passkey to take.
    userName: account.email ?? account.name ?? rp.id,
    userDisplayName: account.name ?? '',
    challenge: Buffer.from(challenge, 'base64url'),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: own.map(({ credentialId, transports }) => ({
      id: credentialId.toString('base64url'),
      transports: [...transports],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

export interface AddPasskey {
  readonly rp: RelyingParty;
  readonly response: NewPasskeyJson;
  /** What it is called until its owner says otherwise: the device it was made on. */
  readonly name: string;
}

/**
 * Adds the passkey that an authenticator has made. Having just been used, it counts as shown. For moderators and
 * admins, to whom it opens the desk, all other sessions end.
 */
export async function addPasskey(
  deps: Deps,
  actor: Actor,
  { rp, response, name }: AddPasskey,
): Promise<PasskeyRow | Refusal> {
  const person = admitPerson(deps, actor, 'account.enrol');
  if (isRefusal(person)) return person;
  const { clientDataJSON } = response.response;
  const challenge = await spendChallenge(deps, { purpose: 'add', asker: person, clientDataJSON });
  if (isRefusal(challenge)) return challenge;
  const made = await verify(response, { rp, challenge });
  if (made === null) return refuse('passkey_refused');
  return withTransaction(deps.pool, async (db) => {
    const { accountId, sessionId } = person;
    const facts = await lockFactors(db, accountId);
    if (!facts) return refuse('account_not_found');
    const own = await listPasskeys(db, accountId);
    if (own.length >= MOST_PASSKEYS) return refuse('passkeys_full', { figures: { limit: MOST_PASSKEYS } });
    const now = deps.clock();
    const passkey = {
      id: deps.newId<PasskeyId>(),
      accountId,
      credentialId: Buffer.from(made.credential.id, 'base64url'),
      publicKey: Buffer.from(made.credential.publicKey),
      counter: made.credential.counter,
      transports: (made.credential.transports ?? []).slice(0, 8).map((transport) => transport.slice(0, 20)),
      userHandle: chooseUserHandle(deps, person, own),
      aaguid: made.aaguid,
      isSyncable: made.credentialDeviceType === 'multiDevice',
      isBackedUp: made.credentialBackedUp,
      name,
      createdAt: now,
    };
    if (!(await insertPasskey(db, passkey))) return refuse('passkey_taken');
    await updateFactorMarks(db, accountId);
    if (sessionId !== null) await confirmSession(db, sessionId, { now, isSecondFactor: true });
    if (isDeskRole(facts.role)) await revokeSessions(db, { accountId, except: sessionId, now });
    return { ...passkey, usedAt: null };
  });
}

/** One for all passkeys of an account, so that an authenticator keeps one for it; the first follows from the account. */
function chooseUserHandle(deps: Deps, { accountId }: SignedInActor, own: readonly PasskeyRow[]): Buffer {
  return own[0]?.userHandle ?? deps.keys.mac('passkey-user-handle', accountId);
}

async function verify(response: NewPasskeyJson, by: { rp: RelyingParty; challenge: string }) {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  try {
    if (!(await isUnattested(response))) return null;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: by.challenge,
      expectedOrigin: by.rp.origin,
      expectedRPID: by.rp.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return verified ? registrationInfo : null;
  } catch {
    // The library throws for everything that is not as it should be; its words are for developers.
    return null;
  }
}

/**
 * Whether nobody vouches for the authenticator, as was asked for. Certificates of vouchers name addresses that the
 * library would fetch: whoever registers a passkey must not send this server anywhere.
 */
async function isUnattested(response: NewPasskeyJson): Promise<boolean> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers');
  const object = decodeAttestationObject(
    new Uint8Array(Buffer.from(response.response.attestationObject, 'base64url')),
  );
  const format = object.get('fmt');
  return format === 'none' || (format === 'packed' && object.get('attStmt').get('x5c') === undefined);
}
