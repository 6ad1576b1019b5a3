import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { Logger, runMigrations } from 'graphile-worker';
import { migrate } from './migrate.ts';
import type { Db, Pool } from './pool.ts';

/** What names of scratch databases begin with. */
const PREFIX = 'parley_backup_check';

const QUIET = new Logger(() => () => undefined);

/** A pool beside the one that answers requests: its statements may take as long as they need. */
export interface SidePool {
  readonly pool: Pool;
  readonly end: () => Promise<void>;
}

export interface SidePoolOptions {
  /** Another database of the same server. */
  readonly database?: string;
  readonly size: number;
  /** Called with the number of the server's process behind each connection. */
  readonly onConnect?: (pid: number) => void;
}

/** Opens connections of its own to the server of a pool, as the same role. */
export function openSidePool(pool: Pool, { database, size, onConnect }: SidePoolOptions): SidePool {
  // Whatever form the address has, the client says what it comes to.
  const { host, port, user, password, ssl, database: own } = new pg.Client(pool.options);
  const side = new pg.Pool({
    host,
    port,
    user,
    password,
    ssl,
    database: database ?? own,
    max: size,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'parley backup',
  });
  side.on('error', () => undefined);
  side.on('connect', (client) => {
    client.on('error', () => undefined);
    const { processID } = client as unknown as { readonly processID: number | null };
    if (processID !== null) onConnect?.(processID);
  });
  return { pool: side, end: () => side.end() };
}

/** Runs `work` unless a backup of this database runs anywhere; null then. A process that dies lets go. */
export async function withBackupLock<T>(pool: Pool, work: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ held: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('parley.backup', 0)) as held`,
    );
    if (rows[0]?.held !== true) return null;
    return await work();
  } finally {
    // The connection goes, and the lock with it, however it fares.
    client.release(true);
  }
}

/** The role may not create databases on this server. */
export class ScratchRefused extends Error {
  override readonly name = 'ScratchRefused';
}

/**
 * An empty database at this version's schema on the same server. Its commits wait for no disk: it is dropped soon, and what
 * is lost with the server is dropped by the next one. Throws ScratchRefused where the role may create none.
 */
export async function createScratchDatabase(db: Db, key: string): Promise<string> {
  const name = `${await findPrefix(db)}${key}`;
  try {
    await db.query({ text: `create database ${name} template template0 encoding 'UTF8'` });
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new ScratchRefused('the role may not create databases on this server (CREATEDB)', { cause: error });
  }
  await db.query({ text: `alter database ${name} set synchronous_commit = off` });
  return name;
}

/** Gives a scratch database its tables. */
export async function prepareScratchDatabase(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await migrate(client);
  } finally {
    client.release();
  }
  await runMigrations({ pgPool: pool, logger: QUIET });
}

/** How often a database that is still in use is asked for again, a quarter of a second apart. */
const DROP_ATTEMPTS = 40;

/**
 * Drops a scratch database, and ends whatever this role still does in it. Not by `with (force)`: a vacuum of the server's own
 * that is at work there may be ended by a superuser only, while a plain drop sends it away.
 */
export async function dropScratchDatabase(db: Db, name: string): Promise<void> {
  if (!/^parley_backup_check_[0-9a-z_]+$/.test(name)) throw new RangeError(`${name} is no scratch database`);
  for (let attempt = 1; ; attempt += 1) {
    await db.query({
      text: 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user',
      values: [name],
    });
    try {
      return void (await db.query({ text: `drop database if exists ${name}` }));
    } catch (error) {
      const isInUse = (error as { code?: string }).code === '55006';
      if (!isInUse || attempt === DROP_ATTEMPTS) throw error;
      await delay(250);
    }
  }
}

/** The scratch databases that earlier checks of this database left behind. Only whoever holds the lock may drop them. */
export async function listScratchDatabases(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>({
    text: 'select datname as name from pg_database where starts_with(datname, $1) order by 1',
    values: [await findPrefix(db)],
  });
  return rows.map(({ name }) => name);
}

/** Other installations may live on the same server: each drops its own only. */
async function findPrefix(db: Db): Promise<string> {
  const { rows } = await db.query<{ oid: number }>({
    text: 'select oid::int8 as oid from pg_database where datname = current_database()',
  });
  return `${PREFIX}_${rows[0]?.oid ?? 0}_`;
}

/** Bytes that the database takes on the server's disk. */
export async function measureDatabase(db: Db): Promise<number> {
  const { rows } = await db.query<{ bytes: number }>({
    text: 'select pg_database_size(current_database()) as bytes',
  });
  return rows[0]?.bytes ?? 0;
}
