import { execFile, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createDeps } from '../dist/cli/compose.js';
import { parseConfig } from '../dist/cli/config.js';
import { issueToken } from '../dist/service/issue-token.js';
import { findRunningPostgres } from '../dist/storage/embedded/find-running-postgres.js';
import { createPool, type Pool } from '../dist/storage/pool.js';
import { createClient } from './http-client.ts';
import { end, findFreePort, startNode, type StartNode } from './processes.ts';
import { SITE } from './story.ts';

const MAIN = new URL('../dist/cli/main.js', import.meta.url);
const READY_MS = 60_000;

/** A data folder of its own and how Parley is configured on it: as in production, but that no limit is reached. */
export interface Installation {
  readonly dataDir: string;
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/** @param host The name that browsers use; Parley listens on this machine alone. */
export async function createInstallation(host = '127.0.0.1'): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const port = await findFreePort();
  const url = `http://${host}:${port}`;
  return {
    dataDir,
    url,
    environment: {
      PORT: String(port),
      HOST: '127.0.0.1',
      PARLEY_URL: url,
      PARLEY_DATA: dataDir,
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      RATE_LIMIT_SCALE: '1000000',
    },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}

export type StartOptions = Pick<StartNode, 'core' | 'preload' | 'executable'>;

/** Starts a server and resolves when `readyPath` answers with 200; the caller ends it. */
export async function startParley(
  installation: Installation,
  { readyPath = '/health/ready', ...options }: StartOptions & { readonly readyPath?: string } = {},
): Promise<ChildProcess> {
  const server = startNode({
    script: MAIN,
    args: ['serve'],
    // As `npm start` and the command have it: what V8 keeps for young objects beyond this, serving does not need.
    flags: ['--max-semi-space-size=4'],
    environment: installation.environment,
    ...options,
  });
  const send = createClient(`http://127.0.0.1:${installation.environment['PORT']}`, 1);
  const deadline = Date.now() + READY_MS;
  try {
    while (Date.now() < deadline && server.exitCode === null && server.signalCode === null) {
      const answer = await send({ path: readyPath }).catch(() => null);
      if (answer?.status === 200) return server;
      await delay(5);
    }
  } finally {
    send.close();
  }
  await end(server, 'SIGKILL');
  throw new Error('Parley did not become ready.');
}

/** Starts a server, does something with it and stops it, also when that fails. */
export async function withParley<T>(
  installation: Installation,
  options: StartOptions,
  work: (server: ChildProcess) => Promise<T>,
): Promise<T> {
  const server = await startParley(installation, options);
  try {
    return await work(server);
  } finally {
    await end(server);
  }
}

/** Runs one of Parley's commands and gives what it printed; throws when it fails. */
export async function runCommand(installation: Installation, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(MAIN), ...args], {
    env: { ...process.env, ...installation.environment },
  });
  return stdout;
}

/** Fills stories with a synthetic discussion and gives their keys. */
export async function seedStories(
  installation: Installation,
  size: { comments: number; stories: number },
): Promise<string[]> {
  const counts = ['--comments', String(size.comments), '--stories', String(size.stories)];
  const printed = await runCommand(installation, ['seed', '--site', SITE, ...counts]);
  return printed
    .trim()
    .split('\n')
    .map((line) => line.slice(line.lastIndexOf('/') + 1));
}

/** Opens the database of a Parley that runs. */
export async function openDatabase({ dataDir }: Installation): Promise<Pool> {
  const connection = await findRunningPostgres(dataDir);
  if (!connection) throw new Error(`No PostgreSQL runs in ${dataDir}.`);
  return createPool({ connection, size: 4, onError: () => undefined });
}

/** Signs in new accounts at a Parley that runs, and gives their tokens. */
export async function signIn(installation: Installation, accounts: number): Promise<string[]> {
  const pool = await openDatabase(installation);
  try {
    const deps = await createDeps(parseConfig(installation.environment), pool);
    const names = Array.from({ length: accounts }, (_, n) => ({
      email: `${randomUUID()}@bench.example`,
      name: `Reader ${n}`,
    }));
    return await Promise.all(names.map((account) => issueToken(deps, account)));
  } finally {
    await pool.end();
  }
}
