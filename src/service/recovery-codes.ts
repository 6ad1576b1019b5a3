import { randomInt } from 'node:crypto';
import type { AccountId } from '../domain/ids.ts';
import type { Db } from '../storage/pool.ts';
import { listRecoveryHashes, replaceRecoveryCodes, spendRecoveryCode } from '../storage/second-factors.ts';
import type { Deps } from './deps.ts';

/** How many there are of a new set. */
export const RECOVERY_CODES = 10;
/** Letters and digits that nobody takes for one another on paper (Crockford's base32). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 50 bits: beyond guessing through the limits, and beyond computing without the secret that the hashes are keyed by. */
const LENGTH = 10;
const PURPOSE = 'recovery-code';

/** Makes a new set of codes in place of those before it, and gives them as they are shown, once: `h7k2m-9qwxz`. */
export async function makeRecoveryCodes(deps: Deps, db: Db, accountId: AccountId): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  );
  const hashes = codes.map((code) => deps.lasting.mac(PURPOSE, `${accountId}:${code}`));
  await replaceRecoveryCodes(db, { accountId, hashes });
  return codes.map((code) => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`);
}

/** A recovery code as it was made, from how somebody copied it; null when it cannot be one. */
export function parseRecoveryCode(text: string): string | null {
  const code = text
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1');
  return code.length === LENGTH ? code : null;
}

/** Takes one of an account's codes, once; gives how many are left, null when it is none of them. */
export async function takeRecoveryCode(
  deps: Deps,
  db: Db,
  { accountId, code }: { readonly accountId: AccountId; readonly code: string },
): Promise<number | null> {
  const hashes = await listRecoveryHashes(db, accountId);
  const hash = hashes.find((known) => deps.lasting.verify(PURPOSE, `${accountId}:${code}`, known));
  if (hash === undefined) return null;
  const isTaken = await spendRecoveryCode(db, { accountId, hash, now: deps.clock() });
  return isTaken ? hashes.length - 1 : null;
}
