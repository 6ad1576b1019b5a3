import type { AccountId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface AccountRow {
  readonly id: AccountId;
  readonly email: string | null;
  readonly name: string | null;
  readonly isGuest: boolean;
}

const COLUMNS = 'id, email, name, is_guest as "isGuest"';

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

/** Sets the name that stands above an account's comments. */
export async function setAccountName(db: Db, id: AccountId, name: string): Promise<void> {
  await db.query({ text: 'update accounts set name = $2 where id = $1', values: [id, name] });
}
