import pg from 'pg';
import { findRunningPostgres } from '../storage/embedded/find-running-postgres.ts';
import { startEmbeddedPostgres } from '../storage/embedded/start-embedded-postgres.ts';
import { migrate } from '../storage/migrate.ts';
import { createPool, type Pool } from '../storage/pool.ts';
import { Logger, runMigrations } from 'graphile-worker';
import type { Config } from './config.ts';

export interface OpenDatabase {
  readonly pool: Pool;
  readonly close: () => Promise<void>;
}

type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface OpenDatabaseOptions {
  readonly config: Config;
  /** What runs: said to whoever wants the same data folder. */
  readonly owner: string;
  readonly log: (level: LogLevel, message: string) => void;
  /** Called when the embedded server cannot be brought back. */
  readonly onLost?: (error: Error) => void;
  /** Whether to join a Parley that is running on the same folder: commands do, servers do not. */
  readonly joins: boolean;
  readonly poolSize: number;
}

const QUIET = new Logger(() => () => undefined);

/** PostgreSQL older than this lacks what the migrations use, and its own support has ended. */
const OLDEST_VERSION = 150_000;

/** The database to work with, at this version's schema: the configured one, or the embedded one of the data folder. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const { config } = options;
  if (config.databaseUrl !== null) {
    const pool = await openPool(options, { connectionString: config.databaseUrl });
    return { pool, close: () => pool.end() };
  }
  const running = options.joins ? await findRunningPostgres(config.dataDir) : null;
  if (running) {
    const pool = await openPool(options, running);
    return { pool, close: () => pool.end() };
  }
  const { onLost } = options;
  const server = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    owner: options.owner,
    log: (message, fields) => options.log(toLevel(fields), message),
    ...(onLost ? { onLost } : {}),
  });
  try {
    const pool = await openPool(options, server.connection);
    return {
      pool,
      close: async () => {
        await pool.end();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** PostgreSQL's own lines carry its severity; what the module says itself carries none. */
function toLevel(fields: object | undefined): LogLevel {
  const { severity } = { severity: undefined, ...fields } as { severity?: string | undefined };
  if (severity === undefined) return 'info';
  if (severity === 'PANIC') return 'error';
  // A statement's ERROR reaches whoever sent it; a connection that is refused or ended is FATAL to itself alone.
  return severity === 'WARNING' || severity === 'FATAL' ? 'warn' : 'debug';
}

async function openPool(options: OpenDatabaseOptions, connection: pg.PoolConfig): Promise<Pool> {
  await bringUpToDate(connection);
  const pool = createPool({
    connection,
    size: options.poolSize,
    onError: (error) => options.log('warn', `A connection to the database broke: ${error.message}`),
  });
  await runMigrations({ pgPool: pool, logger: QUIET });
  return pool;
}

async function bringUpToDate(connection: pg.PoolConfig): Promise<void> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST_VERSION)
      throw new Error(
        `The database is PostgreSQL ${Math.floor(version / 10_000)}; Parley needs 15 or later.`,
      );
    await migrate(client);
  } finally {
    await client.end();
  }
}
