import { EXPORT_TABLES } from './export-tables.ts';
import type { Db } from './pool.ts';

/** A table that is not empty. */
export interface RowsThere {
  readonly table: string;
  readonly rows: number;
}

/**
 * Makes a transaction a restore's: it takes as long as it takes, waits for nobody, and nobody else reads or writes a
 * table of an export until its end.
 */
export async function beginRestore(db: Db): Promise<void> {
  await db.query({
    text: `set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local timezone = 'UTC';
      set local lock_timeout = '5s'; set local maintenance_work_mem = '128MB'; set local synchronous_commit = on`,
  });
  await db.query({ text: `lock table ${Object.keys(EXPORT_TABLES).join(', ')} in access exclusive mode` });
}

/** What stands in tables that a restore fills; an empty installation has nothing in them. */
export async function listRowsThere(db: Db): Promise<RowsThere[]> {
  const filled = Object.entries(EXPORT_TABLES).filter(([, { isReplaced }]) => isReplaced !== true);
  const { rows } = await db.query<RowsThere>({
    text: `select * from (${filled
      .map(([table], at) => `select ${at} as at, '${table}' as table, count(*)::int as rows from ${table}`)
      .join(' union all ')}) t where rows > 0 order by at`,
  });
  return rows;
}

/** The types of a table's columns, by their names. */
export async function listColumnTypes(db: Db, table: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ name: string; type: string }>({
    text: `select attname as name, format_type(atttypid, null) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    values: [table],
  });
  return new Map(rows.map(({ name, type }) => [name, type]));
}

/** What was taken off the tables so that they fill fast, and is to be put on again. */
export interface SetAside {
  readonly table: string;
  readonly statement: string;
}

/**
 * Takes off foreign keys and indexes that only searches need. Made of whole tables they take a fraction of the time, and
 * rows may come in any order: an answer from an older clock stands before what it answers.
 */
export async function setAside(db: Db): Promise<SetAside[]> {
  const tables = Object.keys(EXPORT_TABLES);
  const { rows: keys } = await db.query<SetAside & { readonly drop: string }>({
    text: `select conrelid::regclass::text as table, format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
        format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as statement
      from pg_constraint where contype = 'f' and conrelid = any($1::text[]::regclass[]) order by conrelid::regclass::text, conname`,
    values: [tables],
  });
  const { rows: indexes } = await db.query<SetAside & { readonly drop: string }>({
    text: `select i.indrelid::regclass::text as table, format('drop index %s', i.indexrelid::regclass) as drop,
        pg_get_indexdef(i.indexrelid) as statement
      from pg_index i where not i.indisunique and i.indrelid = any($1::text[]::regclass[])
      order by i.indrelid::regclass::text, i.indexrelid::regclass::text`,
    values: [tables],
  });
  const all = [...keys, ...indexes];
  for (const { drop } of all) await db.query({ text: drop });
  // Keys are checked by joins, which the indexes help.
  return [...indexes, ...keys].map(({ table, statement }) => ({ table, statement }));
}

/** Puts one of them on again; fails where the rows do not allow it. */
export async function putBack(db: Db, { statement }: SetAside): Promise<void> {
  await db.query({ text: statement });
}

/** What rows are restored into. */
export interface RestoreTarget {
  readonly table: string;
  /** Names and types, as `listColumnTypes` gives them. */
  readonly columns: ReadonlyMap<string, string>;
}

/** Inserts rows that are JSON objects; what they have beside the columns is left out. */
export async function insertLines(
  db: Db,
  { table, columns }: RestoreTarget,
  lines: readonly string[],
): Promise<void> {
  const names = [...columns.keys()];
  const isBytes = (name: string) => columns.get(name) === 'bytea';
  const values = names.map((name) => (isBytes(name) ? `decode(r.${name}, 'base64')` : `r.${name}`));
  const types = names.map((name) => `${name} ${isBytes(name) ? 'text' : columns.get(name)}`);
  const { order = [], isReplaced } = EXPORT_TABLES[table] ?? {};
  const replace = isReplaced
    ? ` on conflict (${order.join(', ')}) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`
    : '';
  await db.query({
    name: `restore-${table}`,
    text: `insert into ${table} (${names.join(', ')}) overriding system value
      select ${values.join(', ')} from json_to_recordset($1::json) r (${types.join(', ')})${replace}`,
    values: [`[${lines.join(',')}]`],
  });
}

/** Numbers go on where they were, and the planner knows what is there. */
export async function finishRestore(db: Db): Promise<void> {
  await db.query({
    text: `select setval(pg_get_serial_sequence('decisions', 'sequence'), max(sequence)) from decisions having max(sequence) is not null`,
  });
  await db.query({ text: `analyze ${Object.keys(EXPORT_TABLES).join(', ')}` });
}

/** Whether a migration is one that this database has. */
export async function hasMigration(db: Db, name: string): Promise<boolean> {
  const { rowCount } = await db.query({ text: 'select 1 from migrations where name = $1', values: [name] });
  return rowCount === 1;
}

/** Attempts something that may fail, inside a transaction: where it does, all of it is undone and the error comes out. */
export async function attempt(db: Db, work: () => Promise<void>): Promise<void> {
  await db.query({ text: 'savepoint attempt' });
  try {
    await work();
    await db.query({ text: 'release savepoint attempt' });
  } catch (error) {
    await db.query({ text: 'rollback to savepoint attempt' });
    throw error;
  }
}

/** Whether an error says that rows are not such as the tables take, rather than that something went wrong. */
export function isRowError(error: unknown): error is Error & RowError {
  const { code = '' } = error as { code?: string };
  return error instanceof Error && /^(22|23|54)/.test(code);
}

/** What PostgreSQL says of rows that it does not take. */
export interface RowError {
  readonly table?: string;
  readonly constraint?: string;
  /** Has the values of the row. */
  readonly detail?: string;
}

/** The columns of a foreign key and their values, out of what PostgreSQL says of a row that breaks it. */
export function parseMissingKey(detail: string): ReadonlyMap<string, string> | null {
  const match = /^Key \(([^)]*)\)=\((.*)\) is not present in table/s.exec(detail);
  if (!match) return null;
  const [names, values] = [match[1]?.split(', ') ?? [], match[2]?.split(', ') ?? []];
  return names.length === values.length ? new Map(names.map((name, at) => [name, values[at] ?? ''])) : null;
}

/** How many connections to this database belong to a Parley that was there before this process. */
export async function countOtherProcesses(db: Db, secondsHere: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    text: `select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name = 'parley'
      and backend_start < now() - make_interval(secs => $1)`,
    values: [secondsHere],
  });
  return rows[0]?.count ?? 0;
}
