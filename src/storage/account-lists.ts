import type { AccountId } from '../domain/ids.ts';
import type { Role } from '../domain/roles.ts';
import type { Db } from './pool.ts';

/** An account as administrators see it. */
export interface ListedAccount {
  readonly id: AccountId;
  readonly email: string | null;
  readonly name: string | null;
  readonly isGuest: boolean;
  readonly role: Role;
  /** Keys of the sites the role counts on; null is all. */
  readonly roleSites: readonly string[] | null;
  readonly badges: readonly string[];
  readonly hasTotp: boolean;
  readonly hasPasskey: boolean;
  readonly bannedUntil: Date | null;
  readonly erasureAt: Date | null;
  readonly createdAt: Date;
  /** Of somebody whom an import brought: from where, and which address the source had; it need not be theirs. */
  readonly importedFrom: string | null;
  readonly importedEmail: string | null;
}

const SELECT = `select a.id, a.email, a.name, a.is_guest as "isGuest", a.role, a.badges, a.has_totp as "hasTotp",
    a.has_passkey as "hasPasskey", a.banned_until as "bannedUntil", a.erasure_at as "erasureAt", a.created_at as "createdAt",
    i.source as "importedFrom", i.email as "importedEmail",
    case when a.role_site_ids is not null
      then array(select s.key from sites s where s.id = any(a.role_site_ids) order by s.key) end as "roleSites"
  from accounts a left join imported_authors i on i.account_id = a.id and a.is_imported`;

/** What was claimed is its claimer's, also while it is still being moved. */
const IS_THERE = 'i.claimed_by is null';

export interface SearchAccounts {
  /** The beginning of an e-mail address, also of one that an import brought, or of a name, in any letters; empty is everybody. */
  readonly beginning: string;
  /** Null is any; `desk` is everybody who is more than a reader. */
  readonly role: Role | 'desk' | null;
  /** Whether guests, who have a name and nothing else, are among them. */
  readonly withGuests: boolean;
  /** The last account before those wanted. */
  readonly after: AccountId | null;
  readonly limit: number;
}

/** Accounts, the newest first. */
export async function searchAccounts(db: Db, wanted: SearchAccounts): Promise<ListedAccount[]> {
  const { beginning, role, withGuests, after, limit } = wanted;
  const values: unknown[] = [limit];
  const conditions: string[] = [];
  const add = (condition: string, value: unknown) => {
    values.push(value);
    conditions.push(condition.replaceAll('?', `$${values.length}`));
  };
  const pattern = `${beginning.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  conditions.push(IS_THERE);
  if (beginning !== '') {
    const found = [
      'select id from accounts where email like ?',
      'select id from accounts where lower(name) like ?',
      'select account_id from imported_authors where email like ?',
    ];
    add(`a.id in (${found.join(' union all ')})`, pattern);
  }
  if (role === 'desk') conditions.push(`a.role <> 'reader'`);
  else if (role !== null) add('a.role = ?', role);
  if (!withGuests) conditions.push('not a.is_guest');
  if (after !== null) add('a.id < ?', after);
  const { rows } = await db.query<ListedAccount>({
    text: `${SELECT} where ${conditions.join(' and ')} order by a.id desc limit $1`,
    values,
  });
  return rows;
}

/** One account as administrators see it; null when it is gone. */
export async function findListedAccount(db: Db, id: AccountId): Promise<ListedAccount | null> {
  const { rows } = await db.query<ListedAccount>({
    text: `${SELECT} where a.id = $1 and ${IS_THERE}`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** How many sessions of an account are open. */
export async function countSessions(db: Db, id: AccountId, now: Date): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    text: 'select count(*) as count from sessions where account_id = $1 and revoked_at is null and expires_at > $2',
    values: [id, now],
  });
  return rows[0]?.count ?? 0;
}

/**
 * Whether nobody else may administer everything. Locks those who may, so that of two who step down at the same moment
 * the second sees what the first did.
 */
export async function isLastAdmin(db: Db, id: AccountId): Promise<boolean> {
  const { rows } = await db.query<{ id: AccountId }>({
    text: `select id from accounts where role = 'admin' and role_site_ids is null order by id for update`,
  });
  return rows.length === 1 && rows[0]?.id === id;
}
