import type { AccountId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface IdentityRow {
  readonly issuer: string;
  readonly subject: string;
  readonly accountId: AccountId;
  readonly email: string | null;
  readonly issuedAt: Date | null;
  readonly createdAt: Date;
  readonly usedAt: Date;
}

const COLUMNS =
  'issuer, subject, account_id as "accountId", email, issued_at as "issuedAt", created_at as "createdAt", used_at as "usedAt"';

/** Who somebody is elsewhere; null when Parley has not met them. */
export async function findIdentity(
  db: Db,
  wanted: { issuer: string; subject: string },
): Promise<IdentityRow | null> {
  const { rows } = await db.query<IdentityRow>({
    name: 'find-identity',
    text: `select ${COLUMNS} from identities where issuer = $1 and subject = $2`,
    values: [wanted.issuer, wanted.subject],
  });
  return rows[0] ?? null;
}

/** Who an account is elsewhere, by issuer. */
export async function listIdentities(db: Db, accountId: AccountId): Promise<IdentityRow[]> {
  const { rows } = await db.query<IdentityRow>({
    text: `select ${COLUMNS} from identities where account_id = $1 order by issuer, subject`,
    values: [accountId],
  });
  return rows;
}

/** Adds an identity to an account; false when somebody has it already. */
export async function insertIdentity(
  db: Db,
  identity: Pick<IdentityRow, 'issuer' | 'subject' | 'accountId' | 'email'> & { now: Date },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into identities (issuer, subject, account_id, email, created_at, used_at)
      values ($1, $2, $3, $4, $5, $5) on conflict (issuer, subject) do nothing`,
    values: [identity.issuer, identity.subject, identity.accountId, identity.email, identity.now],
  });
  return rowCount === 1;
}

/** Takes an identity from its account; false when the account has it not. */
export async function deleteIdentity(
  db: Db,
  identity: Pick<IdentityRow, 'issuer' | 'subject' | 'accountId'>,
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'delete from identities where issuer = $1 and subject = $2 and account_id = $3',
    values: [identity.issuer, identity.subject, identity.accountId],
  });
  return rowCount === 1;
}
