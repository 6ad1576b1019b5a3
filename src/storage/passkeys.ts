import type { AccountId, PasskeyId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface PasskeyRow {
  readonly id: PasskeyId;
  readonly accountId: AccountId;
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly userHandle: Buffer;
  readonly aaguid: string;
  readonly isSyncable: boolean;
  readonly isBackedUp: boolean;
  readonly name: string;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
}

const COLUMNS = `id, account_id as "accountId", credential_id as "credentialId", public_key as "publicKey", counter, transports,
  user_handle as "userHandle", aaguid, is_syncable as "isSyncable", is_backed_up as "isBackedUp", name,
  created_at as "createdAt", used_at as "usedAt"`;

/** An account's passkeys, the oldest first. */
export async function listPasskeys(db: Db, accountId: AccountId): Promise<PasskeyRow[]> {
  const { rows } = await db.query<PasskeyRow>({
    text: `select ${COLUMNS} from passkeys where account_id = $1 order by id`,
    values: [accountId],
  });
  return rows;
}

/** The passkey that an authenticator names. */
export async function findPasskey(db: Db, credentialId: Buffer): Promise<PasskeyRow | null> {
  const { rows } = await db.query<PasskeyRow>({
    text: `select ${COLUMNS} from passkeys where credential_id = $1`,
    values: [credentialId],
  });
  return rows[0] ?? null;
}

/** Adds a passkey; false when its credential is somebody's already. */
export async function insertPasskey(db: Db, passkey: Omit<PasskeyRow, 'usedAt'>): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into passkeys (id, account_id, credential_id, public_key, counter, transports, user_handle, aaguid, is_syncable,
        is_backed_up, name, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (credential_id) do nothing`,
    values: [
      passkey.id,
      passkey.accountId,
      passkey.credentialId,
      passkey.publicKey,
      passkey.counter,
      passkey.transports,
      passkey.userHandle,
      passkey.aaguid,
      passkey.isSyncable,
      passkey.isBackedUp,
      passkey.name,
      passkey.createdAt,
    ],
  });
  return rowCount === 1;
}

/**
 * Notes that a passkey has signed; false where its counter has not moved on since it last did. Authenticators that do
 * not count say 0 each time.
 */
export async function notePasskeyUse(
  db: Db,
  use: Pick<PasskeyRow, 'id' | 'counter' | 'isBackedUp'> & { now: Date },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `update passkeys set counter = $2, is_backed_up = $3, used_at = $4
      where id = $1 and (counter < $2 or (counter = 0 and $2 = 0))`,
    values: [use.id, use.counter, use.isBackedUp, use.now],
  });
  return rowCount === 1;
}

/** Calls an account's own passkey something else; false when it has none of this id. */
export async function updatePasskeyName(
  db: Db,
  passkey: Pick<PasskeyRow, 'id' | 'accountId' | 'name'>,
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'update passkeys set name = $3 where id = $1 and account_id = $2',
    values: [passkey.id, passkey.accountId, passkey.name],
  });
  return rowCount === 1;
}

/** Removes an account's own passkey; false when it has none of this id. */
export async function deletePasskey(db: Db, passkey: Pick<PasskeyRow, 'id' | 'accountId'>): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'delete from passkeys where id = $1 and account_id = $2',
    values: [passkey.id, passkey.accountId],
  });
  return rowCount === 1;
}

export interface ChallengeRow {
  readonly challengeHash: Buffer;
  readonly purpose: 'sign-in' | 'add' | 'confirm';
  readonly askerHash: Buffer;
  readonly expiresAt: Date;
}

/** Keeps a challenge, hashed. */
export async function insertChallenge(db: Db, challenge: ChallengeRow): Promise<void> {
  await db.query({
    text: 'insert into passkey_challenges (challenge_hash, purpose, asker_hash, expires_at) values ($1, $2, $3, $4)',
    values: [challenge.challengeHash, challenge.purpose, challenge.askerHash, challenge.expiresAt],
  });
}

/** Takes a challenge out, whatever its answer is worth: it is good once. False when it is over or was another's. */
export async function takeChallenge(
  db: Db,
  wanted: Omit<ChallengeRow, 'expiresAt'> & { now: Date },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `delete from passkey_challenges
      where challenge_hash = $1 and purpose = $2 and asker_hash = $3 and expires_at > $4`,
    values: [wanted.challengeHash, wanted.purpose, wanted.askerHash, wanted.now],
  });
  return rowCount === 1;
}
