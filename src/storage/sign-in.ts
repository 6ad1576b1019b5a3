import type { AccountId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface SignInCodeRow {
  readonly id: string;
  readonly email: string;
  readonly codeHash: Buffer;
  readonly browserHash: Buffer;
}

/** Keeps a one-time code, hashed. */
export async function insertSignInCode(
  db: Db,
  code: SignInCodeRow & { tries: number; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db.query({
    text: `insert into sign_in_codes (id, email, code_hash, browser_hash, tries_left, created_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      code.id,
      code.email,
      code.codeHash,
      code.browserHash,
      code.tries,
      code.createdAt,
      code.expiresAt,
    ],
  });
}

/**
 * Spends one try of a live code and returns it; null when it is used, over, spent, or was asked for by another browser.
 * The try is spent before the code is compared, so guesses that arrive together are counted one by one.
 */
export async function spendTry(
  db: Db,
  wanted: { id: string; browserHash: Buffer; now: Date },
): Promise<SignInCodeRow | null> {
  const { rows } = await db.query<SignInCodeRow>({
    text: `update sign_in_codes set tries_left = tries_left - 1
      where id = $1 and browser_hash = $2 and expires_at > $3 and used_at is null and tries_left > 0
      returning id, email, code_hash as "codeHash", browser_hash as "browserHash"`,
    values: [wanted.id, wanted.browserHash, wanted.now],
  });
  return rows[0] ?? null;
}

/** Uses a code up; false when somebody else was faster. */
export async function markCodeUsed(db: Db, id: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'update sign_in_codes set used_at = $2 where id = $1 and used_at is null',
    values: [id, now],
  });
  return rowCount === 1;
}

export interface Handoff {
  readonly accountId: AccountId;
  readonly origin: string;
}

/** Keeps a code that carries a sign-in to a publisher's page, hashed. */
export async function insertHandoff(
  db: Db,
  handoff: Handoff & { codeHash: Buffer; expiresAt: Date },
): Promise<void> {
  await db.query({
    text: 'insert into handoffs (code_hash, account_id, origin, expires_at) values ($1, $2, $3, $4)',
    values: [handoff.codeHash, handoff.accountId, handoff.origin, handoff.expiresAt],
  });
}

/** Takes a handoff out: a code works once. */
export async function takeHandoff(db: Db, codeHash: Buffer, now: Date): Promise<Handoff | null> {
  const { rows } = await db.query<Handoff>({
    text: 'delete from handoffs where code_hash = $1 and expires_at > $2 returning account_id as "accountId", origin',
    values: [codeHash, now],
  });
  return rows[0] ?? null;
}
