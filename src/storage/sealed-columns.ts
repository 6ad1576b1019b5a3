import type { Db } from './pool.ts';

/** A column of what was sealed under the configured secret. Names come from SEALED_COLUMNS alone, never from outside. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** What tells a row from the others. */
  readonly keys: readonly string[];
  /** What becomes of a row that nobody can read any more: it goes, or does without. */
  readonly unreadable: 'delete' | 'clear';
}

export interface SealedRow {
  /** The values of `keys`, as text. */
  readonly keys: readonly string[];
  readonly sealed: Buffer;
}

/** All that is sealed in a column. */
export async function listSealed(db: Db, { table, column, keys }: SealedColumn): Promise<SealedRow[]> {
  const { rows } = await db.query<SealedRow>({
    text: `select array[${keys.map((key) => `${key}::text`).join(', ')}] as keys, ${column} as sealed
      from ${table} where ${column} is not null`,
  });
  return rows;
}

/** Puts a row's seal in place of the one it had, unless somebody was faster. */
export async function replaceSealed(
  db: Db,
  { table, column, keys }: SealedColumn,
  { row, sealed }: { readonly row: SealedRow; readonly sealed: Buffer },
): Promise<void> {
  await db.query({
    text: `update ${table} set ${column} = $1 where ${column} = $2 and ${toCondition(keys, 3)}`,
    values: [sealed, row.sealed, ...row.keys],
  });
}

/** Takes away what nobody can read. */
export async function dropSealed(
  db: Db,
  { table, column, keys, unreadable }: SealedColumn,
  row: SealedRow,
): Promise<void> {
  const action = unreadable === 'delete' ? `delete from ${table}` : `update ${table} set ${column} = null`;
  await db.query({
    text: `${action} where ${column} = $1 and ${toCondition(keys, 2)}`,
    values: [row.sealed, ...row.keys],
  });
}

/** Lets people whose key of an app is gone sign in without it, and set up a new one. */
export async function forgetLostTotp(db: Db): Promise<void> {
  await db.query({
    text: `update accounts a set has_totp = false
      where a.has_totp and not exists (select 1 from totp t where t.account_id = a.id)`,
  });
}

function toCondition(keys: readonly string[], first: number): string {
  return keys.map((key, index) => `${key}::text = $${first + index}`).join(' and ');
}
