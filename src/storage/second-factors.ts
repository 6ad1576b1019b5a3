import type { AccountId } from '../domain/ids.ts';
import type { Role } from '../domain/roles.ts';
import type { Db } from './pool.ts';

/** What decides whether a factor may come or go. */
export interface FactorFacts {
  readonly email: string | null;
  readonly role: Role;
  readonly hasTotp: boolean;
  readonly hasPasskey: boolean;
  readonly identities: number;
  /** Whether the organisation wants a second factor of moderators and admins. */
  readonly requiresSecondFactor: boolean;
}

/** Locks an account, so that two changes of its factors come one after the other; null when it is gone. */
export async function lockFactors(db: Db, accountId: AccountId): Promise<FactorFacts | null> {
  const { rows } = await db.query<FactorFacts>({
    text: `select email, role, has_totp as "hasTotp", has_passkey as "hasPasskey",
        (select count(*) from identities i where i.account_id = a.id) as identities,
        coalesce((select (settings->>'requireSecondFactor')::boolean from organisation), false) as "requiresSecondFactor"
      from accounts a where id = $1 for update of a`,
    values: [accountId],
  });
  return rows[0] ?? null;
}

/** Writes on the account which factors it has, as authenticating asks for them; after every change of one. */
export async function updateFactorMarks(db: Db, accountId: AccountId): Promise<void> {
  await db.query({
    text: `update accounts a set
        has_totp = exists (select 1 from totp t where t.account_id = a.id and t.confirmed_at is not null),
        has_passkey = exists (select 1 from passkeys p where p.account_id = a.id)
      where id = $1`,
    values: [accountId],
  });
}

export interface TotpRow {
  readonly sealedKey: Buffer;
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  readonly lastStep: number;
}

/** The key of an account's app, confirmed or not. */
export async function findTotp(db: Db, accountId: AccountId): Promise<TotpRow | null> {
  const { rows } = await db.query<TotpRow>({
    text: `select sealed_key as "sealedKey", created_at as "createdAt", confirmed_at as "confirmedAt", last_step as "lastStep"
      from totp where account_id = $1`,
    values: [accountId],
  });
  return rows[0] ?? null;
}

/** Keeps a key that an app has still to show it has, in place of one before it; false when one is confirmed. */
export async function upsertPendingTotp(
  db: Db,
  totp: { accountId: AccountId; sealedKey: Buffer; now: Date },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into totp (account_id, sealed_key, created_at) values ($1, $2, $3)
      on conflict (account_id) do update set sealed_key = excluded.sealed_key, created_at = excluded.created_at
      where totp.confirmed_at is null`,
    values: [totp.accountId, totp.sealedKey, totp.now],
  });
  return rowCount === 1;
}

/** Takes a first code: from now on the account has the factor. False when it has it already, or another key by now. */
export async function confirmTotpRow(
  db: Db,
  totp: { accountId: AccountId; sealedKey: Buffer; step: number; now: Date },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `update totp set confirmed_at = $4, last_step = $3
      where account_id = $1 and sealed_key = $2 and confirmed_at is null`,
    values: [totp.accountId, totp.sealedKey, totp.step, totp.now],
  });
  return rowCount === 1;
}

/** Takes the code of a time step; false when that one, or a newer one, was taken before. */
export async function spendTotpStep(
  db: Db,
  totp: { accountId: AccountId; sealedKey: Buffer; step: number },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `update totp set last_step = $3
      where account_id = $1 and sealed_key = $2 and confirmed_at is not null and last_step < $3`,
    values: [totp.accountId, totp.sealedKey, totp.step],
  });
  return rowCount === 1;
}

/** Removes the key of an account's app and its recovery codes. */
export async function deleteTotp(db: Db, accountId: AccountId): Promise<void> {
  await db.query({ text: 'delete from recovery_codes where account_id = $1', values: [accountId] });
  await db.query({ text: 'delete from totp where account_id = $1', values: [accountId] });
}

/** Puts recovery codes in place of those there were. */
export async function replaceRecoveryCodes(
  db: Db,
  codes: { accountId: AccountId; hashes: readonly Buffer[] },
): Promise<void> {
  await db.query({ text: 'delete from recovery_codes where account_id = $1', values: [codes.accountId] });
  await db.query({
    text: 'insert into recovery_codes (account_id, code_hash) select $1, unnest($2::bytea[])',
    values: [codes.accountId, codes.hashes],
  });
}

/** The recovery codes of an account that nobody has used. */
export async function listRecoveryHashes(db: Db, accountId: AccountId): Promise<Buffer[]> {
  const { rows } = await db.query<{ hash: Buffer }>({
    text: 'select code_hash as hash from recovery_codes where account_id = $1 and used_at is null',
    values: [accountId],
  });
  return rows.map(({ hash }) => hash);
}

/** Uses a recovery code up; false when somebody was faster. */
export async function spendRecoveryCode(
  db: Db,
  code: { accountId: AccountId; hash: Buffer; now: Date },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'update recovery_codes set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null',
    values: [code.accountId, code.hash, code.now],
  });
  return rowCount === 1;
}

/** Removes everything by which an account proves who it is beside its mailbox; says whether there was anything. */
export async function deleteFactors(db: Db, accountId: AccountId): Promise<boolean> {
  const passkeys = await db.query({
    text: 'delete from passkeys where account_id = $1',
    values: [accountId],
  });
  const codes = await db.query({
    text: 'delete from recovery_codes where account_id = $1',
    values: [accountId],
  });
  const totp = await db.query({ text: 'delete from totp where account_id = $1', values: [accountId] });
  await updateFactorMarks(db, accountId);
  return [passkeys, codes, totp].some(({ rowCount }) => (rowCount ?? 0) > 0);
}
