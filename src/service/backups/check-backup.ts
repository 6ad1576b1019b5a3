import { Writable } from 'node:stream';
import type { Manifest, ManifestTable } from '../../exchange/parley/manifest.ts';
import { isUnavailable, type Pool } from '../../storage/pool.ts';
import {
  createScratchDatabase,
  dropScratchDatabase,
  openSidePool,
  prepareScratchDatabase,
  ScratchRefused,
} from '../../storage/scratch-database.ts';
import type { Deps } from '../deps.ts';
import { exportData } from '../exports/export-data.ts';
import { freeBytes } from './backup-files.ts';

/** A backup is whole, but nobody could restore it here: why. */
export class CheckImpossible extends Error {
  override readonly name = 'CheckImpossible';
}

/** A backup does not give what it was made of. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed';
}

export type Restore = (
  deps: { readonly pool: Pool },
  request: { readonly path: string; readonly onProgress?: () => void },
) => Promise<Manifest>;

/** What to check, and how. */
export interface Check {
  readonly path: string;
  /** What was written. */
  readonly manifest: Manifest;
  /** A part of a name that no other check has. */
  readonly key: string;
  /** The folder on whose disk the database lies, where that is this machine's. */
  readonly databaseFolder: string | null;
  /** Bytes of the database that was backed up. */
  readonly databaseBytes: number;
  readonly restore: Restore;
  readonly signal: AbortSignal;
  readonly onConnect?: (pid: number) => void;
}

/**
 * Restores a backup into a scratch database on the same server, exports that, and compares every table by its checksum.
 * Throws CheckFailed where they differ, the restore's refusal where it takes the file for a bad one, and CheckImpossible
 * where the server has no room or no permission for it.
 */
export async function checkBackup(deps: Pick<Deps, 'pool' | 'clock'>, check: Check): Promise<void> {
  await wantRoom(check);
  const name = await create(deps.pool, check.key);
  // Whoever stops waits for no statement of the restore.
  const drop = () => void dropScratchDatabase(deps.pool, name).catch(() => undefined);
  check.signal.addEventListener('abort', drop);
  const { onConnect } = check;
  const side = openSidePool(deps.pool, { database: name, size: 3, ...(onConnect ? { onConnect } : {}) });
  try {
    check.signal.throwIfAborted();
    await prepareScratchDatabase(side.pool);
    await compare({ pool: side.pool, clock: deps.clock }, check);
  } catch (error) {
    check.signal.throwIfAborted();
    throw toImpossible(error);
  } finally {
    check.signal.removeEventListener('abort', drop);
    await side.end().catch(() => undefined);
    // What cannot be dropped now says nothing about the backup; the next one drops it.
    await dropScratchDatabase(deps.pool, name).catch(() => undefined);
  }
}

async function create(pool: Pool, key: string): Promise<string> {
  try {
    return await createScratchDatabase(pool, key);
  } catch (error) {
    throw error instanceof ScratchRefused ? new CheckImpossible(error.message) : toImpossible(error);
  }
}

/** A full disk, and a server that went away, say nothing about the file. */
function toImpossible(error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string };
  const isFull = code === '53100' || code === 'ENOSPC';
  if (isFull || isUnavailable(error)) return new CheckImpossible(message, { cause: error });
  return error;
}

/** The copy takes about what the database does, and as much again while its log is written. */
const ROOM = 1.5;

async function wantRoom({ databaseFolder, databaseBytes }: Check): Promise<void> {
  if (databaseFolder === null) return;
  const [free, wanted] = [await freeBytes(databaseFolder), databaseBytes * ROOM];
  if (free < wanted)
    throw new CheckImpossible(
      `the disk of the database has ${toMib(free)} MiB left, and restoring there takes about ${toMib(wanted)} MiB`,
    );
}

function toMib(bytes: number): number {
  return Math.ceil(bytes / 1_048_576);
}

async function compare(scratch: Pick<Deps, 'pool' | 'clock'>, check: Check): Promise<void> {
  const { manifest: written, path, signal } = check;
  const onProgress = () => signal.throwIfAborted();
  const read = await check.restore(scratch, { path, onProgress });
  requireEqual('the file', written.tables, read.tables);
  const again = await exportData(
    scratch,
    {
      site: null,
      since: null,
      withSecrets: written.withSecrets,
      publicUrl: written.url,
      version: written.parley,
      onProgress,
    },
    new Writable({ write: (_chunk, _encoding, done) => done() }),
  );
  requireEqual('the restored database', written.tables, again.tables);
}

function requireEqual(what: string, wanted: readonly ManifestTable[], found: readonly ManifestTable[]): void {
  const differing = wanted.flatMap((table) => {
    const other = found.find((each) => each.table === table.table);
    return other?.sha256 === table.sha256 && other.bytes === table.bytes
      ? []
      : [`${table.table} (${table.rows} rows, found ${other?.rows ?? 'none'})`];
  });
  if (differing.length === 0 && wanted.length === found.length) return;
  throw new CheckFailed(`${what} differs from what was exported: ${differing.slice(0, 5).join(', ')}`);
}
