import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { AccountId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { findPasskey, listPasskeys, notePasskeyUse, type PasskeyRow } from '../storage/passkeys.ts';
import type { Db } from '../storage/pool.ts';
import type { Deps } from './deps.ts';
import {
  issueChallenge,
  spendChallenge,
  type Asker,
  type PasskeyAnswerJson,
  type RelyingParty,
} from './passkey-challenge.ts';

/** What a browser has to hand to the authenticator so that it signs: by any passkey it has, or by one of an account's. */
export async function askForPasskey(
  deps: Deps,
  rp: RelyingParty,
  asked: { readonly asker: Asker; readonly accountId: AccountId | null },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { asker, accountId } = asked;
  const purpose = accountId === null ? 'sign-in' : 'confirm';
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  const own = accountId === null ? [] : await listPasskeys(deps.pool, accountId);
  return generateAuthenticationOptions({
    rpID: rp.id,
    challenge: Buffer.from(await issueChallenge(deps, purpose, asker), 'base64url'),
    userVerification: 'required',
    allowCredentials: own.map(({ credentialId, transports }) => ({
      id: credentialId.toString('base64url'),
      transports: [...transports],
    })),
  });
}

export interface PasskeyAnswer {
  readonly rp: RelyingParty;
  readonly asker: Asker;
  readonly purpose: 'sign-in' | 'confirm';
  readonly response: PasskeyAnswerJson;
}

/**
 * The passkey that signed a challenge, checked by WebAuthn's rules: ours the challenge, the page and the host, the
 * person verified by the authenticator, the signature right, and the counter ahead of the last one seen.
 */
export async function checkPasskey(
  deps: Deps,
  answer: PasskeyAnswer,
): Promise<{ readonly passkey: PasskeyRow; readonly note: (db: Db) => Promise<Refusal | null> } | Refusal> {
  const { response, rp } = answer;
  const { clientDataJSON, userHandle } = response.response;
  const challenge = await spendChallenge(deps, { ...answer, clientDataJSON });
  if (isRefusal(challenge)) return challenge;
  const passkey = await findPasskey(deps.pool, Buffer.from(response.id, 'base64url'));
  if (!passkey) return refuse('passkey_unknown');
  if (userHandle !== undefined && userHandle !== passkey.userHandle.toString('base64url'))
    return refuse('passkey_refused');
  const signed = await verify(response, { rp, challenge, passkey });
  if (signed === null) return refuse('passkey_refused');
  const use = { id: passkey.id, counter: signed.newCounter, isBackedUp: signed.credentialBackedUp };
  return {
    passkey,
    // A counter that has not moved on means that the key was copied: both copies count.
    note: async (db) =>
      (await notePasskeyUse(db, { ...use, now: deps.clock() })) ? null : refuse('passkey_copied'),
  };
}

async function verify(
  response: PasskeyAnswerJson,
  by: { rp: RelyingParty; challenge: string; passkey: PasskeyRow },
) {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: by.challenge,
      expectedOrigin: by.rp.origin,
      expectedRPID: by.rp.id,
      requireUserVerification: true,
      // The counter is compared where it is written, so that of two answers at once one is refused.
      credential: { id: response.id, publicKey: new Uint8Array(by.passkey.publicKey), counter: 0 },
    });
    return verified ? authenticationInfo : null;
  } catch {
    // The library throws for everything that is not as it should be; its words are for developers.
    return null;
  }
}
