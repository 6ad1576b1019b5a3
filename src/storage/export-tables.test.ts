import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SEALED_COLUMNS } from '../service/reseal.ts';
import { createTestDatabase, type TestDatabase } from '../testing/postgres.ts';
import { EXPORT_TABLES, TABLES_NOT_EXPORTED } from './export-tables.ts';
import { createPool, type Pool } from './pool.ts';

let database: TestDatabase;
let pool: Pool;

before(async () => {
  database = await createTestDatabase();
  pool = createPool({ connection: database.connection, size: 2, onError: () => undefined });
});
after(async () => {
  await pool.end();
  await database.drop();
});

const WHAT_TO_DO = `Say in src/storage/export-tables.ts what becomes of it when somebody leaves with an export: it is in (data), in only
with --with-secrets (secret), made anew when an export is restored (derived), or not in, and why (excused).`;

async function listColumns(): Promise<{ name: string; table: string; isGenerated: boolean; type: string }[]> {
  const { rows } = await pool.query<{ name: string; table: string; isGenerated: boolean; type: string }>({
    text: `select c.relname || '.' || a.attname as name, c.relname as table, a.attgenerated <> '' as "isGenerated",
        format_type(a.atttypid, null) as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`,
  });
  return rows;
}

const listed = Object.entries(EXPORT_TABLES).flatMap(([table, { columns }]) =>
  Object.entries(columns).map(([column, kind]) => ({ name: `${table}.${column}`, table, column, kind })),
);

test('every table and column says what becomes of it in an export', async () => {
  const known = new Set(listed.map(({ name }) => name));
  const unknown = (await listColumns()).filter(
    ({ name, table }) => !(table in TABLES_NOT_EXPORTED) && !known.has(name),
  );
  assert.deepEqual(
    unknown.map(({ name }) => name),
    [],
    WHAT_TO_DO,
  );
});

test('nothing is listed that is not there, and nothing twice', async () => {
  const columns = await listColumns();
  const there = new Set(columns.map(({ name }) => name));
  const tables = new Set(columns.map(({ table }) => table));
  assert.deepEqual(
    listed.map(({ name }) => name).filter((name) => !there.has(name)),
    [],
  );
  assert.deepEqual(
    Object.keys(TABLES_NOT_EXPORTED).filter((table) => !tables.has(table) || table in EXPORT_TABLES),
    [],
  );
});

test('what PostgreSQL throws away after a crash is in no export', async () => {
  const { rows } = await pool.query<{ name: string }>({
    text: `select relname as name from pg_class where relkind = 'r' and relpersistence = 'u' and relnamespace = 'public'::regnamespace`,
  });
  assert.ok(rows.length > 0);
  assert.deepEqual(
    rows.filter(({ name }) => !(name in TABLES_NOT_EXPORTED)),
    [],
  );
});

test('what is generated is derived', async () => {
  const generated = new Set((await listColumns()).flatMap((each) => (each.isGenerated ? [each.name] : [])));
  assert.ok(generated.size > 0);
  for (const { name, kind } of listed)
    if (generated.has(name)) assert.ok(typeof kind === 'object' && 'derived' in kind, name);
});

test('what is sealed, and every hash, leaves only where secrets are asked for', async () => {
  const sealed = new Set(SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`));
  // Hashes of what is in the export itself.
  const open = new Set([
    'decisions.details_hash',
    'imported_rows.content_hash',
    'import_befores.content_hash',
  ]);
  const isClosed = (table: string, kind: unknown) =>
    EXPORT_TABLES[table]?.secret !== undefined ||
    (typeof kind === 'object' && kind !== null && 'secret' in kind);
  const leaving = listed.filter(
    ({ name, table, kind }) =>
      (sealed.has(name) || name.endsWith('hash')) && !open.has(name) && !isClosed(table, kind),
  );
  assert.deepEqual(
    leaving.map(({ name }) => name),
    [],
  );
});

test('rows have an order that is unique', async () => {
  const { rows } = await pool.query<{ table: string; columns: string[] }>({
    text: `select c.relname as table, array(select a.attname::text from unnest(i.indkey) k
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k order by 1) as columns
      from pg_index i join pg_class c on c.oid = i.indrelid
      where i.indisunique and i.indpred is null and c.relnamespace = 'public'::regnamespace`,
  });
  const keys = new Set(rows.map(({ table, columns }) => `${table}: ${columns.join(', ')}`));
  // The numbers come from one sequence of the database; an index of a table that grows has its site in it.
  keys.add('decisions: sequence');
  const ambiguous = Object.entries(EXPORT_TABLES).filter(
    ([table, { order }]) => !keys.has(`${table}: ${order.toSorted().join(', ')}`),
  );
  assert.deepEqual(
    ambiguous.map(([table]) => table),
    [],
  );
});

test('tables stand behind those they point to', async () => {
  const { rows } = await pool.query<{ from: string; to: string }>({
    text: `select distinct conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint where contype = 'f'`,
  });
  const place = (table: string) => Object.keys(EXPORT_TABLES).indexOf(table);
  assert.deepEqual(
    rows.filter(({ from, to }) => place(from) >= 0 && (place(to) < 0 || place(to) > place(from))),
    [],
  );
});

test('a site’s export has every account that its rows point to', async () => {
  const { rows } = await pool.query<{ table: string; column: string }>({
    text: `select k.conrelid::regclass::text as table, a.attname as column from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
      where k.contype = 'f' and k.confrelid = 'accounts'::regclass`,
  });
  const missing = rows.filter(({ table, column }) => {
    const each = EXPORT_TABLES[table];
    return each?.site === 'site_id' && !each.accounts?.includes(column);
  });
  assert.deepEqual(missing, []);
});

test('whatever points to an account by a column of that name is found', () => {
  const named = /^(account|author|answered|given_by|lifted_by|settled_by|created_by|by)(_id)?$/;
  const missing = listed.filter(({ table, column, kind }) => {
    const { site, accounts = [] } = EXPORT_TABLES[table] ?? { site: 'none' as const };
    return site === 'site_id' && kind === 'data' && named.test(column) && !accounts.includes(column);
  });
  assert.deepEqual(
    missing.map(({ name }) => name),
    [],
  );
});
