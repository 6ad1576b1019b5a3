import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** A data folder held by this process until it lets go or dies. */
export interface FolderLock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  /** What runs, such as "parley serve". */
  readonly owner: string;
  readonly since: string;
}

/** A command that is just ending lets go within this time. */
const PATIENCE_MS = 1_000;

/**
 * Takes the data folder for this process, or throws naming the process that holds it.
 *
 * The lock is the operating system's own file lock: it dies with its process however that ends, outlives restarts of
 * the database, is seen from other containers on the machine, and no reused process id can fake it. Node reaches file
 * locks on every platform only through SQLite, so the lock file is an (always empty) SQLite database under a write
 * lock. `parley.lock.json` beside it only says who holds it.
 */
export async function lockFolder(dataDir: string, owner: string): Promise<FolderLock> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const database = tryLock(join(dataDir, 'parley.lock'));
    if (database !== null) {
      const holder: Holder = { pid: process.pid, owner, since: new Date().toISOString() };
      await writeFile(holderPath(dataDir), `${JSON.stringify(holder)}\n`).catch((error: unknown) => {
        database.close();
        throw error;
      });
      return { release: () => database.close() };
    }
    if (Date.now() > deadline) throw new EmbeddedPostgresError(await describeHolder(dataDir));
    await delay(50);
  }
}

const SQLITE_BUSY = 5;

function tryLock(path: string): DatabaseSync | null {
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE');
    return database;
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
    throw error;
  }
}

async function describeHolder(dataDir: string): Promise<string> {
  const remedy =
    'Stop it first, or give this one a folder of its own with PARLEY_DATA. ' +
    'To run several processes on one database, name a server with DATABASE_URL.';
  try {
    const { pid, owner, since } = JSON.parse(await readFile(holderPath(dataDir), 'utf8')) as Holder;
    return `The data folder ${dataDir} is in use by ${owner} (process ${pid}, since ${since}). ${remedy}`;
  } catch {
    return `The data folder ${dataDir} is in use by another process. ${remedy}`;
  }
}

function holderPath(dataDir: string): string {
  return join(dataDir, 'parley.lock.json');
}
