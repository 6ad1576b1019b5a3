import { Secret, TOTP } from 'otpauth';
import type { AccountId } from '../domain/ids.ts';
import type { Db } from '../storage/pool.ts';
import { findTotp, spendTotpStep } from '../storage/second-factors.ts';
import type { Deps } from './deps.ts';

/** What every app understands (RFC 6238 with the figures that they do not ask for). */
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Steps before and after the present one: clocks of phones go wrong by some seconds, and typing takes some. */
const WINDOW = 1;
/** 160 bits, as RFC 4226 recommends. */
const KEY_BYTES = 20;
/** What the keys are sealed for. */
export const TOTP_KEY = 'totp';

/** A key for an app. */
export interface TotpKey {
  /** In base32, to be typed. */
  readonly text: string;
  /** The otpauth address, to be shown as a QR code. */
  readonly address: string;
}

/** Makes a new key, as it is stored: sealed, since codes are computed from it again and again. */
export function sealNewKey(deps: Pick<Deps, 'keys'>): Buffer {
  return deps.keys.seal(TOTP_KEY, new Secret({ size: KEY_BYTES }).base32);
}

/** A stored key as an app takes it; `issuer` and `label` are what the app shows beside its codes. */
export function toTotpKey(
  deps: Pick<Deps, 'keys'>,
  sealedKey: Buffer,
  { issuer, label }: { readonly issuer: string; readonly label: string },
): TotpKey {
  const text = deps.keys.open(TOTP_KEY, sealedKey);
  const address = new TOTP({ ...SHAPE, secret: Secret.fromBase32(text), issuer, label }).toString();
  return { text, address };
}

/** The time step whose code this is; null when it is none of the present ones. Compares in constant time. */
export function findStep(deps: Pick<Deps, 'keys' | 'clock'>, sealedKey: Buffer, code: string): number | null {
  const secret = Secret.fromBase32(deps.keys.open(TOTP_KEY, sealedKey));
  const timestamp = deps.clock().getTime();
  const totp = new TOTP({ ...SHAPE, secret });
  const delta = totp.validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}

/** Takes a code of an account's app, once; false when it is wrong, was taken before, or there is no app. */
export async function takeTotpCode(
  deps: Deps,
  db: Db,
  { accountId, code }: { readonly accountId: AccountId; readonly code: string },
): Promise<boolean> {
  const totp = await findTotp(db, accountId);
  if (totp === null || totp.confirmedAt === null) return false;
  const { sealedKey } = totp;
  const step = findStep(deps, sealedKey, code);
  return step !== null && spendTotpStep(db, { accountId, sealedKey, step });
}
