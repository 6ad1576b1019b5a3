import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { Client, type QueryResultRow } from 'pg';
import type { EmbeddedConnection } from '../storage/embedded/connection.ts';

/** A process of its own that runs the embedded PostgreSQL, to be killed by a test. */
export interface EmbeddedHost {
  readonly process: ChildProcess;
  /** Of the server. */
  readonly serverPid: number;
  readonly connection: EmbeddedConnection;
}

const SCRIPT = `
  const { startEmbeddedPostgres } = await import(process.argv[1]);
  const say = (answer) => console.log(JSON.stringify(answer));
  const options = { dataDir: process.argv[2], owner: 'test host', log: () => undefined };
  try {
    const server = await startEmbeddedPostgres(options);
    say({ serverPid: server.pid, connection: server.connection });
    process.stdin.on('end', () => server.stop()).resume();
  } catch (error) {
    say({ error: error.message });
  }
`;

export interface EmbeddedHostOptions {
  readonly dataDir: string;
  /** A program and its arguments that run the host's command. */
  readonly by?: readonly string[];
}

/** Starts one and waits until its server is up; rejects with the server's message where it does not start. */
export async function startEmbeddedHost(
  test: TestContext,
  options: EmbeddedHostOptions,
): Promise<EmbeddedHost> {
  const child = spawnEmbeddedHost(test, options);
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  const answer = JSON.parse(chunk.toString()) as Omit<EmbeddedHost, 'process'> & { error?: string };
  if (answer.error !== undefined) throw new Error(answer.error);
  return { process: child, ...answer };
}

/** The same without waiting. It ends with the test at the latest. */
export function spawnEmbeddedHost(test: TestContext, { dataDir, by = [] }: EmbeddedHostOptions) {
  const module = new URL('../storage/embedded/start-embedded-postgres.js', import.meta.url).href;
  const [file, ...args] = [...by, process.execPath, '--input-type=module', '-e', SCRIPT, module, dataDir];
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  test.after(async () => {
    if (child.exitCode === null && child.signalCode === null) await killHard(child);
  });
  return child;
}

/** Kills a process with SIGKILL and waits until it is gone. */
export async function killHard(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

const folders: string[] = [];
process.on('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Makes a folder that goes with this process, when its servers have ended; every account may pass through it. */
export async function makeDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-test-'));
  folders.push(folder);
  await chmod(folder, 0o755);
  return folder;
}

/** Runs one statement over a connection of its own. */
export async function query<Row extends QueryResultRow>(
  connection: EmbeddedConnection,
  sql: string,
): Promise<Row[]> {
  const client = new Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Waits until `condition` holds; fails after ten seconds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('The condition did not come true');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
