import type { AccountId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface SignInCodeRow {
  readonly id: string;
  readonly email: string;
  readonly codeHash: Buffer;
  readonly browserHash: Buffer;
  /** Six digits for the browser that asked, or a secret too long to be guessed, for any browser. */
  readonly kind: 'code' | 'link';
}

const COLUMNS = 'id, email, code_hash as "codeHash", browser_hash as "browserHash", kind';

/** Keeps a one-time code, hashed. */
export async function insertSignInCode(
  db: Db,
  code: SignInCodeRow & { tries: number; isKnownBrowser: boolean; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db.query({
    text: `insert into sign_in_codes (id, email, code_hash, browser_hash, tries_left, created_at, expires_at, kind, is_known_browser)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      code.id,
      code.email,
      code.codeHash,
      code.browserHash,
      code.tries,
      code.createdAt,
      code.expiresAt,
      code.kind,
      code.isKnownBrowser,
    ],
  });
}

/** What was asked for in the name of a mailbox: mails of the last hour, and wrong tries of the last day. */
export interface MailboxHistory {
  readonly fromKnownBrowsers: number;
  readonly fromOthers: number;
  readonly wrongTries: number;
}

/**
 * What was asked for in the name of a mailbox lately. Holds the mailbox until the transaction ends, so that requests that
 * come together are counted one after the other.
 * @param tries How many a code has at first.
 */
export async function readMailboxHistory(
  db: Db,
  mailbox: { email: string; tries: number; now: Date },
): Promise<MailboxHistory> {
  await db.query({ text: `select pg_advisory_xact_lock(hashtextextended($1, 0))`, values: [mailbox.email] });
  const { rows } = await db.query<MailboxHistory>({
    text: `select count(*) filter (where is_known_browser and created_at > $2)::int as "fromKnownBrowsers",
        count(*) filter (where not is_known_browser and created_at > $2)::int as "fromOthers",
        coalesce(sum($4 - tries_left) filter (where used_at is null), 0)::int as "wrongTries"
      from sign_in_codes where email = $1 and created_at > $3`,
    values: [mailbox.email, hoursBefore(mailbox.now, 1), hoursBefore(mailbox.now, 24), mailbox.tries],
  });
  return rows[0] ?? { fromKnownBrowsers: 0, fromOthers: 0, wrongTries: 0 };
}

function hoursBefore(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * 3_600_000);
}

/**
 * Spends one try of a live code and returns it; null when it is used, over, spent, or was asked for by another browser.
 * A link is good in any browser.
 * The try is spent before the code is compared, so guesses that arrive together are counted one by one.
 */
export async function spendTry(
  db: Db,
  wanted: { id: string; kind: SignInCodeRow['kind']; browserHash: Buffer | null; now: Date },
): Promise<SignInCodeRow | null> {
  const { rows } = await db.query<SignInCodeRow>({
    text: `update sign_in_codes set tries_left = tries_left - 1
      where id = $1 and kind = $4 and ($4 = 'link' or browser_hash = $2) and expires_at > $3 and used_at is null
        and tries_left > 0
      returning ${COLUMNS}`,
    values: [wanted.id, wanted.browserHash, wanted.now, wanted.kind],
  });
  return rows[0] ?? null;
}

/** A link that is good still; looking spends no try, since nobody guesses its secret. */
export async function findSignInLink(
  db: Db,
  wanted: { id: string; now: Date },
): Promise<SignInCodeRow | null> {
  const { rows } = await db.query<SignInCodeRow>({
    text: `select ${COLUMNS} from sign_in_codes
      where id = $1 and kind = 'link' and expires_at > $2 and used_at is null and tries_left > 0`,
    values: [wanted.id, wanted.now],
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
