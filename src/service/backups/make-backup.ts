import { join } from 'node:path';
import type { Manifest } from '../../exchange/parley/manifest.ts';
import {
  endBackup,
  insertBackup,
  listRunningBackups,
  summariseBackups,
  type BackupRow,
} from '../../storage/backups.ts';
import {
  dropScratchDatabase,
  listScratchDatabases,
  measureDatabase,
  openSidePool,
  withBackupLock,
} from '../../storage/scratch-database.ts';
import type { Deps } from '../deps.ts';
import { exportData } from '../exports/export-data.ts';
import {
  freeBytes,
  hashFile,
  makeRoom,
  nameFile,
  openFolder,
  removePart,
  sizeOf,
  toFileName,
  toPart,
  writeHashed,
} from './backup-files.ts';
import { findNextDue, type BackupTime } from './backup-schedule.ts';
import { checkBackup, CheckImpossible, type Restore } from './check-backup.ts';

/** What to back up where. */
export interface BackupRequest {
  readonly folder: string;
  /** How many to keep; null removes none. */
  readonly keep: number | null;
  /** Only where one is due by this time of the day; null makes one now. */
  readonly ifDue: BackupTime | null;
  readonly publicUrl: string;
  /** The version of Parley. */
  readonly version: string;
  /** The name of this machine. */
  readonly host: string;
  /** The folder on whose disk the database lies, where that is this machine's. */
  readonly databaseFolder: string | null;
  readonly restore: Restore;
  /** Ends it as soon as may be, leaving nothing behind. */
  readonly signal: AbortSignal;
  /** Called with the number of the server's process behind each connection. */
  readonly onConnect?: (pid: number) => void;
  readonly onStep?: (step: 'writing' | 'checking') => void;
}

/** How it went. */
export type BackupOutcome =
  | { readonly state: 'busy' }
  | { readonly state: 'not_due' }
  | {
      readonly state: 'verified' | 'unverified' | 'failed';
      /** Null where it failed: there is no file then. */
      readonly path: string | null;
      readonly size: number | null;
      readonly seconds: number;
      /** Why it failed, or could not be checked. */
      readonly problem: string | null;
      /** Names of the files that made room for it. */
      readonly removed: readonly string[];
    };

type BackupDeps = Pick<Deps, 'pool' | 'clock' | 'newId'>;

/**
 * Writes everything, secrets too, into a file that only its owner reads, restores it into a scratch database, and gives it
 * its name when what comes out of that is equal. Older ones make room only for one that was checked. One at a time for a
 * database, whoever asks. What goes wrong is in the outcome, and nothing of it stays in the folder.
 */
export async function makeBackup(deps: BackupDeps, request: BackupRequest): Promise<BackupOutcome> {
  const { onConnect } = request;
  // Connections of its own: readers wait for none of them.
  const side = openSidePool(deps.pool, { size: 3, ...(onConnect ? { onConnect } : {}) });
  const own = { ...deps, pool: side.pool };
  try {
    const outcome = await withBackupLock(side.pool, async () => {
      await sweep(own);
      return (await isWanted(own, request)) ? run(own, request) : ({ state: 'not_due' } as const);
    });
    return outcome ?? { state: 'busy' };
  } finally {
    await side.end();
  }
}

/** Whoever holds the lock knows that nothing is under way: what says so was cut off. */
async function sweep({ pool, clock }: BackupDeps): Promise<void> {
  // One that somebody else is looking at must not keep backups from being made.
  for (const name of await listScratchDatabases(pool))
    await dropScratchDatabase(pool, name).catch(() => undefined);
  for (const row of await listRunningBackups(pool)) {
    await removePart(row);
    await endBackup(pool, row.id, {
      state: 'failed',
      file: row.file,
      size: null,
      endedAt: clock(),
      problem: 'it was cut off before it was done',
    });
  }
}

async function isWanted({ pool, clock }: BackupDeps, { ifDue }: BackupRequest): Promise<boolean> {
  if (ifDue === null) return true;
  const now = clock();
  return findNextDue(ifDue, await summariseBackups(pool), now) <= now;
}

async function run(deps: BackupDeps, request: BackupRequest): Promise<BackupOutcome> {
  const { pool, clock } = deps;
  const startedAt = clock();
  const begun = {
    id: deps.newId(),
    cause: request.ifDue === null ? ('command' as const) : ('schedule' as const),
    host: request.host,
    folder: await openFolder(request.folder).catch(() => request.folder),
    file: toFileName(startedAt, 'verified'),
    startedAt,
  };
  await insertBackup(pool, begun);
  const end = await attempt(deps, request, begun);
  const endedAt = clock();
  await endBackup(pool, begun.id, { ...end, endedAt });
  const { folder } = begun;
  const removed =
    request.keep === null || end.state === 'failed'
      ? []
      : await makeRoom(deps, { folder, keep: request.keep, newest: end.state });
  return {
    state: end.state,
    path: end.state === 'failed' ? null : join(folder, end.file),
    size: end.size,
    seconds: Math.round((endedAt.getTime() - startedAt.getTime()) / 1_000),
    problem: end.problem,
    removed,
  };
}

type Begun = Pick<BackupRow, 'id' | 'folder' | 'file' | 'startedAt'>;
type End = Pick<BackupRow, 'file' | 'size' | 'problem'> & {
  readonly state: 'verified' | 'unverified' | 'failed';
};

async function attempt(deps: BackupDeps, request: BackupRequest, begun: Begun): Promise<End> {
  const part = toPart(begun.folder, begun.file);
  try {
    await openFolder(request.folder);
    const databaseBytes = await wantRoom(deps, begun.folder);
    request.onStep?.('writing');
    const written = await write(deps, request, part);
    request.onStep?.('checking');
    const { manifest } = written;
    const problem = await check(deps, request, { part, manifest, databaseBytes, key: toKey(begun.id) });
    await requireUnchanged(part, written);
    const state = problem === null ? 'verified' : 'unverified';
    const file = toFileName(begun.startedAt, state);
    await nameFile(begun.folder, { part, file });
    return { state, file, size: await sizeOf(join(begun.folder, file)), problem };
  } catch (error) {
    await removePart(begun);
    const problem = request.signal.aborted ? 'it was stopped' : explain(error, begun.folder);
    return { state: 'failed', file: begun.file, size: null, problem };
  }
}

/** The end of the id, which is random; all of it would be too long for a name. */
function toKey(id: string): string {
  return id.replaceAll('-', '').slice(-12);
}

/** Room for as much as the last one took and a little, or at first for as much as the database takes. */
async function wantRoom({ pool }: BackupDeps, folder: string): Promise<number> {
  const bytes = await measureDatabase(pool);
  const { lastVerified } = await summariseBackups(pool);
  const wanted = lastVerified?.size ? Math.ceil(lastVerified.size * 1.2) : bytes;
  const free = await freeBytes(folder);
  if (free < wanted) {
    const [left, needed] = [Math.floor(free / 1_048_576), Math.ceil(wanted / 1_048_576)];
    throw new Error(`the disk has ${left} MiB left, and a backup takes about ${needed} MiB`);
  }
  return bytes;
}

interface Written {
  readonly manifest: Manifest;
  /** Of all bytes of the file. */
  readonly sha256: string;
}

async function write(
  deps: BackupDeps,
  { publicUrl, version, signal }: BackupRequest,
  part: string,
): Promise<Written> {
  const request = { site: null, since: null, withSecrets: true, publicUrl, version };
  const onProgress = () => signal.throwIfAborted();
  const { sink, digest } = writeHashed(part);
  const manifest = await exportData(deps, { ...request, onProgress }, sink);
  return { manifest, sha256: digest() };
}

/** Tables have their checksums; what stands between them in the file has none but this. */
async function requireUnchanged(part: string, { sha256 }: Written): Promise<void> {
  if ((await hashFile(part)) !== sha256)
    throw new Error('the file is not what was written: the disk or somebody changed it');
}

/** Null where it was checked; why not, where that is no fault of the file. */
async function check(
  deps: BackupDeps,
  { restore, signal, databaseFolder, onConnect }: BackupRequest,
  of: { part: string; manifest: Manifest; databaseBytes: number; key: string },
): Promise<string | null> {
  const { part: path, ...rest } = of;
  try {
    await checkBackup(deps, {
      ...rest,
      path,
      restore,
      signal,
      databaseFolder,
      ...(onConnect ? { onConnect } : {}),
    });
    return null;
  } catch (error) {
    if (error instanceof CheckImpossible) return error.message;
    throw error;
  }
}

function explain(error: unknown, folder: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return `the disk of ${folder} is full`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `${folder} may not be written to`;
  return message;
}
