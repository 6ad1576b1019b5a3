import type { CryptoKey } from 'jose';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { readClaims, type SignOnClaims } from '../domain/sign-on.ts';
import type { Site } from '../domain/thread.ts';
import { listSignOnSecretRows } from '../storage/sign-on-secrets.ts';
import type { Deps } from './deps.ts';
import type { KeySets } from './key-sets.ts';
import { parseToken, type ParsedToken } from './parse-token.ts';
import { SIGN_ON_SECRET } from './sign-on-secrets.ts';

export interface VerifiedToken extends SignOnClaims {
  /** What is signed: names the token, since one signature may be written in several ways. */
  readonly signed: string;
}

/** What needs a key set; everything else is signed with one of the site's secrets, or not taken. */
const ASYMMETRIC: ReadonlySet<string> = new Set(['EdDSA', 'ES256', 'RS256']);

/**
 * Checks a publisher's token: its form, that the algorithm is one that the site takes, its signature by a key made for
 * that algorithm, and then what it says.
 */
export async function verifyToken(
  deps: Deps & { readonly keySets: KeySets },
  site: Site,
  compact: string,
): Promise<VerifiedToken | Refusal> {
  if (!site.settings.ssoEnabled) return refuse('sign_on_disabled');
  const token = parseToken(compact);
  if (isRefusal(token)) return token;
  const keys = await listKeys(deps, site, token);
  if (isRefusal(keys)) return keys;
  if (!(await isSigned(token, keys))) return refuse('sign_on_signature', { field: 'token' });
  const claims = readClaims(token.claims, { settings: site.settings, now: deps.clock() });
  return isRefusal(claims) ? claims : { ...claims, signed: token.signed };
}

/** The keys that may have signed a token. Which they are follows from the site, never from the token. */
async function listKeys(
  deps: Deps & { readonly keySets: KeySets },
  site: Site,
  { algorithm, keyId }: ParsedToken,
): Promise<readonly (CryptoKey | Uint8Array)[] | Refusal> {
  const { ssoJwksUrl } = site.settings;
  if (ASYMMETRIC.has(algorithm) && ssoJwksUrl !== '') {
    const keys = await deps.keySets.find(ssoJwksUrl, { alg: algorithm, kid: keyId });
    if (keys === null) return refuse('sign_on_keys_unavailable', { retryAfter: 30 });
    return keys.length > 0 ? keys : refuse('sign_on_key_unknown', { field: 'token' });
  }
  if (algorithm !== 'HS256') return refuse('sign_on_algorithm', { field: 'token' });
  const secrets = await listSignOnSecretRows(deps.pool, site.id, deps.clock());
  // With public keys alone, no secret signs anything.
  if (secrets.length === 0)
    return refuse(ssoJwksUrl === '' ? 'sign_on_key_unknown' : 'sign_on_algorithm', { field: 'token' });
  // A `kid` that is not ours is one of the system that the secret came from.
  const named = secrets.filter(({ id }) => id === keyId);
  return (named.length > 0 ? named : secrets).map(({ sealed }) =>
    Buffer.from(deps.keys.open(SIGN_ON_SECRET, sealed), 'utf8'),
  );
}

async function isSigned(
  { compact, algorithm }: ParsedToken,
  keys: readonly (CryptoKey | Uint8Array)[],
): Promise<boolean> {
  const { compactVerify, errors } = await import('jose');
  for (const key of keys) {
    try {
      await compactVerify(compact, key, { algorithms: [algorithm] });
      return true;
    } catch (error) {
      // A key that is not for this, such as RSA below 2048 bits, is a TypeError.
      if (!(error instanceof errors.JOSEError || error instanceof TypeError)) throw error;
    }
  }
  return false;
}
