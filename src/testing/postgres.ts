import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { runMigrations, Logger } from 'graphile-worker';
import { startEmbeddedPostgres } from '../storage/embedded/start-embedded-postgres.ts';
import { migrate } from '../storage/migrate.ts';
import { createPool } from '../storage/pool.ts';

/** The PostgreSQL of a test run, as it is handed to the processes of the test files. */
export interface TestPostgres {
  readonly connection: pg.ClientConfig;
  readonly stop: () => Promise<void>;
}

const VARIABLE = 'PARLEY_TEST_POSTGRES';
const TEMPLATE = 'parley_template';

/**
 * Starts the embedded server on a fresh folder, or takes the one that PARLEY_TEST_DATABASE_URL names (whose user may
 * create databases), with a migrated database that each test's own is copied from.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  const server = await openServer(process.env['PARLEY_TEST_DATABASE_URL']);
  await withClient(server.connection, async (client) => {
    await client.query(`drop database if exists ${TEMPLATE}`);
    await client.query(`create database ${TEMPLATE}`);
  });
  const connection = { ...server.connection, database: TEMPLATE };
  await withClient(connection, (client) => migrate(client));
  const pool = createPool({ connection, size: 2, onError: () => undefined });
  await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) });
  await pool.end();
  return server;
}

async function openServer(url: string | undefined): Promise<TestPostgres> {
  if (url !== undefined) {
    const { hostname: host, port, username, password, pathname } = new URL(url);
    const connection = {
      host,
      port: Number(port || 5432),
      user: username,
      password,
      database: pathname.slice(1),
    };
    return { connection, stop: async () => undefined };
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-test-'));
  await chmod(dataDir, 0o755);
  const server = await startEmbeddedPostgres({ dataDir, owner: 'tests', log: () => undefined });
  return {
    connection: server.connection,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Says to the processes of the test files where the server is. */
export function toEnvironment(postgres: TestPostgres): Record<string, string> {
  return { [VARIABLE]: JSON.stringify(postgres.connection) };
}

export interface TestDatabase {
  readonly connection: pg.ClientConfig;
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** A fresh database at this version's schema. The server is the run's, or for a file run alone one of its own. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const handed = process.env[VARIABLE];
  const own = handed === undefined ? await startTestPostgres() : null;
  const server = own?.connection ?? (JSON.parse(handed ?? '{}') as pg.ClientConfig);
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await withClient(server, (client) => client.query(`create database ${name} template ${TEMPLATE}`));
  const connection = { ...server, database: name };
  return {
    connection,
    url: toUrl(connection),
    drop: async () => {
      await withClient(server, (client) => dropDatabase(client, name));
      await own?.stop();
    },
  };
}

/** Waits for a vacuum that PostgreSQL itself has begun in it: nobody but its own superuser may end one. */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await client.query(`drop database ${name} with (force)`);
      return;
    } catch (error) {
      if ((error as { code?: unknown }).code !== '42501' || tries === 60) throw error;
      await setTimeout(500);
    }
  }
}

function toUrl({ user, password, host, port, database }: pg.ClientConfig): string {
  const secret = encodeURIComponent(String(password));
  return `postgres://${user}:${secret}@${encodeURIComponent(host ?? '')}:${port}/${database}`;
}

async function withClient<T>(
  connection: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
