import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { SEALED_COLUMNS } from '../service/reseal.ts';
import { createTestDatabase, type TestDatabase } from '../testing/postgres.ts';
import { migrate, MigrationRefused } from './migrate.ts';
import { createPool, type Pool } from './pool.ts';
import { listSchema } from './schema-listing.ts';

let database: TestDatabase;
let pool: Pool;

before(async () => {
  database = await createTestDatabase();
  pool = createPool({ connection: database.connection, size: 4, onError: () => undefined });
});
after(async () => {
  await pool.end();
  await database.drop();
});

const LISTING = new URL('../../src/storage/schema.txt', import.meta.url);

test('the committed listing is the schema that the migrations make', async () => {
  const listing = await listSchema(pool);
  if (process.env['PARLEY_WRITE_SCHEMA'] === '1') writeFileSync(LISTING, listing);
  assert.equal(
    listing,
    readFileSync(LISTING, 'utf8'),
    'run with PARLEY_WRITE_SCHEMA=1 to write src/storage/schema.txt anew',
  );
});

/** Tables that do not grow with the discussion: few rows, or rows about people, who belong to the organisation. */
const ORGANISATION = new Set([
  'accounts',
  'address_keys',
  'api_tokens',
  'audit_log',
  'backups',
  'ban_hashes',
  // One chain for all sites: a seal covers what was decided anywhere.
  'decision_seals',
  'download_chunks',
  'downloads',
  'former_names',
  'first_admin_link',
  'handoffs',
  'identities',
  'migrations',
  'moderator_notes',
  'oidc_flows',
  'oidc_providers',
  'mutes',
  'organisation',
  'passkey_challenges',
  'passkeys',
  'picture_requests',
  'pictures',
  'rate_limits',
  'recovery_codes',
  'sanctions',
  'sessions',
  'sign_in_codes',
  'sites',
  'totp',
]);

test('what grows with the discussion carries site_id, and so does every unique key on it', async () => {
  const { rows } = await pool.query<{ table: string; hasSite: boolean; keys: string[][] }>({
    text: `select c.relname as table,
        exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'site_id' and a.attnotnull) as "hasSite",
        array(select array(select a.attname::text from unnest(i.indkey) k join pg_attribute a on a.attrelid = c.oid and a.attnum = k)::text
          from pg_index i where i.indrelid = c.oid and i.indisunique) as keys
      from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
  });
  const growing = rows.filter(({ table }) => !ORGANISATION.has(table));
  assert.ok(growing.length >= 6);
  for (const { table, hasSite, keys } of growing) {
    assert.ok(hasSite, `${table} has no site_id`);
    for (const key of keys) assert.match(String(key), /\bsite_id\b/, `a unique key of ${table}`);
  }
});

test('times are kept to the millisecond, as cursors carry them', async () => {
  const { rows } = await pool.query<{ column: string }>({
    text: `select table_name || '.' || column_name as column from information_schema.columns
      where table_schema = 'public' and data_type like 'timestamp%' and datetime_precision <> 3 and table_name <> 'migrations'`,
  });
  assert.deepEqual(rows, []);
});

test('two processes may migrate at once, and again', async () => {
  const clients = await Promise.all([pool.connect(), pool.connect()]);
  const applied = await Promise.all(clients.map((client) => migrate(client)));
  clients.forEach((client) => client.release());
  assert.deepEqual(applied, [[], []]);
});

test('a database of a newer version is refused', async () => {
  const client = await pool.connect();
  try {
    await client.query("insert into migrations (name, checksum) values ('9999-future.sql', '')");
    await assert.rejects(migrate(client), MigrationRefused);
    await client.query("delete from migrations where name = '9999-future.sql'");
  } finally {
    client.release();
  }
});

/** Bytes that are no secret, or that no secret opens. */
const OPEN_BYTES = new Set([
  'ban_hashes.hash',
  'decision_details.salt',
  'decision_seals.leaves',
  'download_chunks.bytes',
  'import_chunks.bytes',
  'passkeys.credential_id',
  'passkeys.public_key',
  'passkeys.user_handle',
  'pictures.bytes',
  'sign_on_spent.mark',
]);

test('everything that is sealed is sealed anew when the secret changes', async () => {
  const { rows } = await pool.query<{ column: string }>({
    text: `select table_name || '.' || column_name as column from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea' order by 1`,
  });
  const sealed = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
  const found = rows.map(({ column }) => column);
  const unknown = found.filter((name) => !name.endsWith('_hash') && !OPEN_BYTES.has(name));
  assert.deepEqual(unknown, sealed.toSorted(), 'sealed columns are listed in src/service/reseal.ts');
});
