import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { setTimeout as delay } from 'node:timers/promises';

/** Where a statement runs: the pool, or the one connection of a transaction. */
export interface Db {
  query<Row extends pg.QueryResultRow>(statement: Statement): Promise<pg.QueryResult<Row>>;
}

/** A statement with a name is prepared once per connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

export type Pool = pg.Pool & Db;

/** The database could not be reached, or gave up: the request may be repeated as it is. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

// int8 arrives as a number: versions and counts stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface PoolOptions {
  readonly connection: pg.PoolConfig;
  readonly size: number;
  /** Called when an idle connection breaks; the pool makes a new one by itself. */
  readonly onError: (error: Error) => void;
}

/**
 * A pool with the limits every statement of Parley lives under: 5 s to get a connection, 15 s a statement, and no
 * transaction may sit idle while it holds locks.
 */
export function createPool(options: PoolOptions): Pool {
  const pool = new pg.Pool({
    ...options.connection,
    max: options.size,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
    application_name: 'parley',
  });
  pool.on('error', options.onError);
  // A connection that breaks while it is in use fails the statement under way; the event must have a listener too.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

const UNAVAILABLE_CODES = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '57014',
  '25P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);

/** Whether an error says that the database is away, rather than that the statement was wrong. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true;
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: string };
  if (code !== undefined) return code.startsWith('08') || UNAVAILABLE_CODES.has(code);
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool/.test(
    error.message,
  );
}

/** Whether an error says that a row with the same unique key is there already. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const { code, constraint: violated } = error as { code?: string; constraint?: string };
  return code === '23505' && violated === constraint;
}

const SERIALIZATION_CODES = new Set(['40001', '40P01']);

/**
 * Runs `work` in one transaction: committed when it returns, rolled back when it throws. A deadlock or a serialisation
 * failure is tried again (up to 4 times): nothing of the attempt has remained. Errors of the connection come out
 * as DatabaseUnavailable; whether a COMMIT whose answer was lost took effect is then unknown, which is what
 * idempotency keys are for.
 */
export async function withTransaction<T>(pool: Pool, work: (db: Db) => Promise<T>): Promise<T> {
  return repeat(() => runOnce(pool, 'begin', work));
}

/**
 * The same for statements that find rows by their keys, whatever values they are given: each named one is planned once
 * for a connection. PostgreSQL would plan those with short lists anew each time, which takes longer than running them.
 */
export async function withPlannedTransaction<T>(pool: Pool, work: (db: Db) => Promise<T>): Promise<T> {
  return repeat(() => runOnce(pool, 'begin; set local plan_cache_mode = force_generic_plan', work));
}

async function repeat<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (isUnavailable(error)) throw new DatabaseUnavailable('The database is away.', { cause: error });
      const { code } = error as { code?: string };
      if (attempt === 4 || code === undefined || !SERIALIZATION_CODES.has(code)) throw error;
      await delay(attempt * 5);
    }
  }
}

async function runOnce<T>(pool: Pool, begin: string, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const attempt = { client, begin, broken: undefined };
  try {
    return await runOn(attempt, work);
  } finally {
    client.release(attempt.broken);
  }
}

interface Attempt {
  readonly client: pg.PoolClient;
  readonly begin: string;
  broken: Error | undefined;
}

async function runOn<T>(attempt: Attempt, work: (db: Db) => Promise<T>): Promise<T> {
  const { client, begin } = attempt;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      attempt.broken = failure;
    });
    throw error;
  }
}

/** One connection for long work, with settings of its own and no limit of time. */
export interface Session extends Db {
  /** As `withTransaction`. */
  readonly transact: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /** Runs `copy … from stdin` with these rows. */
  readonly copyIn: (statement: string, rows: Uint8Array) => Promise<void>;
  /** Ends the connection, which nobody else gets. */
  readonly close: () => void;
}

/** Opens a session; `settings` are statements that it begins with. */
export async function openSession(pool: Pool, settings: readonly string[]): Promise<Session> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    for (const setting of settings) await client.query(setting);
  } catch (error) {
    client.release(true);
    throw error;
  }
  return {
    query: (statement) => client.query(statement as pg.QueryConfig),
    transact: (work) => repeat(() => runOn({ client, begin: 'begin', broken: undefined }, work)),
    copyIn: async (statement, rows) => {
      const stream = client.query(copyFrom(statement));
      await new Promise<void>((resolve, reject) => {
        stream.on('finish', resolve);
        stream.on('error', reject);
        stream.end(rows);
      });
    },
    close: () => client.release(true),
  };
}
