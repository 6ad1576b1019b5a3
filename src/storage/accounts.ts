import type { AccountId, SiteId } from '../domain/ids.ts';
import { toNameKey } from '../domain/name.ts';
import type { Role } from '../domain/roles.ts';
import type { Db } from './pool.ts';

export interface AccountRow {
  readonly id: AccountId;
  readonly email: string | null;
  readonly name: string | null;
  readonly isGuest: boolean;
  readonly role: Role;
  /** Null is every site. */
  readonly roleSiteIds: readonly SiteId[] | null;
  readonly roleIsFromSignOn: boolean;
  readonly badges: readonly string[];
  readonly hasTotp: boolean;
  readonly hasPasskey: boolean;
  readonly signedOutAt: Date | null;
  /** Until when they may not write; null for nearly everybody. */
  readonly bannedUntil: Date | null;
  /** When it is erased, while its owner may still change their mind. */
  readonly erasureAt: Date | null;
  readonly erasureComments: 'remove' | 'keep' | null;
  /** When a mail said that it goes because nobody uses it. */
  readonly inactivityWarnedAt: Date | null;
  readonly createdAt: Date;
}

const COLUMNS = `id, email, name, is_guest as "isGuest", role, role_site_ids as "roleSiteIds",
  role_is_from_sign_on as "roleIsFromSignOn", badges, has_totp as "hasTotp", has_passkey as "hasPasskey",
  signed_out_at as "signedOutAt", banned_until as "bannedUntil", erasure_at as "erasureAt",
  erasure_comments as "erasureComments", inactivity_warned_at as "inactivityWarnedAt", created_at as "createdAt"`;

/** The account of an id; null when it is gone. */
export async function findAccount(db: Db, id: AccountId): Promise<AccountRow | null> {
  const { rows } = await db.query<AccountRow>({
    name: 'find-account',
    text: `select ${COLUMNS} from accounts where id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** The account of a mailbox (in lower case). */
export async function findAccountByEmail(db: Db, email: string): Promise<AccountRow | null> {
  const { rows } = await db.query<AccountRow>({
    text: `select ${COLUMNS} from accounts where email = $1`,
    values: [email],
  });
  return rows[0] ?? null;
}

/** Everybody who is more than a reader, the most powerful first. */
export async function listRoleHolders(db: Db): Promise<AccountRow[]> {
  const { rows } = await db.query<AccountRow>({
    text: `select ${COLUMNS} from accounts where role <> 'reader'
      order by array_position(array['admin', 'moderator', 'staff'], role), email, id`,
  });
  return rows;
}

/** The account of an e-mail address (in lower case), made if there is none. */
export async function ensureAccount(
  db: Db,
  account: { id: AccountId; email: string; createdAt: Date },
): Promise<AccountRow> {
  const { rows } = await db.query<AccountRow>({
    text: `with made as (
        insert into accounts (id, email, created_at) values ($1, $2, $3) on conflict (email) do nothing returning ${COLUMNS}
      )
      select * from made union all select ${COLUMNS} from accounts where email = $2 limit 1`,
    values: [account.id, account.email, account.createdAt],
  });
  const [row] = rows;
  // A concurrent insert is invisible to this statement's snapshot, and visible to the next.
  return row ?? ensureAccount(db, account);
}

/** Adds an account that somebody else vouches for; `email` must be free. */
export async function insertAccount(
  db: Db,
  account: { id: AccountId; email: string | null; emailIssuer: string | null; createdAt: Date },
): Promise<void> {
  await db.query({
    text: 'insert into accounts (id, email, email_issuer, created_at) values ($1, $2, $3, $4)',
    values: [account.id, account.email, account.emailIssuer, account.createdAt],
  });
}

/** Adds an account that has a name and nothing else. */
export async function insertGuest(
  db: Db,
  guest: { id: AccountId; name: string; createdAt: Date },
): Promise<void> {
  await db.query({
    text: 'insert into accounts (id, name, is_guest, created_at) values ($1, $2, true, $3)',
    values: [guest.id, guest.name, guest.createdAt],
  });
}

/** Notes that somebody showed that the mailbox is theirs: from now on nobody else's word moves it. */
export async function confirmMailbox(db: Db, id: AccountId): Promise<void> {
  await db.query({
    text: 'update accounts set email_issuer = null where id = $1 and email_issuer is not null',
    values: [id],
  });
}

/** Whether an account other than `except` has a name that could be taken for this one. */
export async function isNameTaken(db: Db, name: string, except: AccountId | null): Promise<boolean> {
  const { rows } = await db.query({
    name: 'is-name-taken',
    text: 'select 1 from accounts where name_key = $1 and id is distinct from $2',
    values: [toNameKey(name), except],
  });
  return rows.length > 0;
}

/**
 * Sets the name that stands above an account's comments; the one before it is noted, because mentions were made with
 * it. Throws a unique violation when it is taken meanwhile.
 */
export async function setAccountName(db: Db, id: AccountId, name: string): Promise<void> {
  await db.query({
    text: `with before as (
        select id, name from accounts where id = $1 for update
      ), kept as (
        insert into former_names (account_id, name, given_up_at)
        select id, name, now() from before where name <> $2 on conflict (account_id, name) do nothing
      )
      update accounts set name = $2, name_key = $3 where id = (select id from before)`,
    values: [id, name, toNameKey(name)],
  });
}

/** Gives an account a role, on some sites or on all. */
export async function setRole(
  db: Db,
  id: AccountId,
  given: { role: Role; siteIds: readonly SiteId[] | null; isFromSignOn: boolean },
): Promise<void> {
  await db.query({
    text: 'update accounts set role = $2, role_site_ids = $3, role_is_from_sign_on = $4 where id = $1',
    values: [id, given.role, given.siteIds, given.isFromSignOn],
  });
}
