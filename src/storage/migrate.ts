import { readdir, readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import type pg from 'pg';

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any number that nothing else uses; two processes that start at once meet here. */
const LOCK = 7_205_759_403;

/** The database is newer than this Parley, or an applied migration has been changed since. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, FOLDER), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings the database to this version's schema: each missing file of `migrations/` in order, each in a transaction,
 * under an advisory lock so that processes may start together. Returns the names applied now.
 * @throws MigrationRefused when the database holds migrations this version does not know.
 */
export async function migrate(client: pg.ClientBase): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    return await applyMissing(client);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

async function applyMissing(client: pg.ClientBase): Promise<string[]> {
  await client.query(
    'create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
  );
  const known = await readMigrations();
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migrations',
  );
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  const strangers = [...applied.keys()].filter((name) => !known.some((migration) => migration.name === name));
  if (strangers.length > 0) {
    throw new MigrationRefused(
      `The database was made by a newer Parley: it has ${strangers.join(', ')}, which this version does not know. Start the newer version again, or restore a backup made before the upgrade.`,
    );
  }
  const missing = known.filter((migration) => !applied.has(migration.name));
  for (const migration of missing) await apply(client, migration);
  return missing.map((migration) => migration.name);
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${migration.name} failed; the database is as it was before it.`, {
      cause: error,
    });
  }
}
