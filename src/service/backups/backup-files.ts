import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, realpath, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import {
  listKeptBackups,
  markBackupRemoved,
  type BackupRow,
  type BackupState,
} from '../../storage/backups.ts';
import type { Deps } from '../deps.ts';

/** What a file is called until it counts. */
const PART = '.part';

/** Makes the folder where it is not there, for its owner alone, and gives the one name it has. */
export async function openFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return realpath(folder);
}

/** The name of a backup: when it was begun, and what is to be known of it. */
export function toFileName(at: Date, state: 'verified' | 'unverified'): string {
  const time = at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return `parley-backup-${time}Z${state === 'verified' ? '' : '-unverified'}.zip`;
}

/** Where a backup is written before it counts. */
export function toPart(folder: string, file: string): string {
  return join(folder, `${file}${PART}`);
}

/** A new file for its owner alone, and the hash of what was written to it once it is on the disk. */
export function writeHashed(path: string): { readonly sink: Writable; readonly digest: () => string } {
  const hash = createHash('sha256');
  // `wx`: never over a file that is there. With `flush` the file does not close before the disk has everything.
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      file.write(chunk, done);
    },
    final(done) {
      file.once('close', () => done(file.errored));
      file.end();
    },
    destroy(error, done) {
      file.destroy();
      done(error);
    },
  });
  file.on('error', (error) => sink.destroy(error));
  return { sink, digest: () => hash.digest('hex') };
}

/** The hash of a file as it can be read now. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Gives a whole file its name, and has the disk know it. Never takes the place of another. */
export async function nameFile(folder: string, names: { part: string; file: string }): Promise<void> {
  const path = join(folder, names.file);
  if ((await sizeOf(path)) !== null) throw new Error(`${path} is there already.`);
  await rename(names.part, path);
  // Windows opens no folders, and needs it not.
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes what a backup that was cut off has left of itself. */
export async function removePart({ folder, file }: Pick<BackupRow, 'folder' | 'file'>): Promise<void> {
  await rm(toPart(folder, file), { force: true });
}

/** Bytes of a file; null where there is none. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Bytes that may still be written where a folder lies. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/**
 * Removes the oldest backups of a folder beyond `keep`, by what is noted of them: only files of that name and size, so none
 * that somebody else put there. Those that were checked and those that could not be are counted apart, and one that was not
 * checked never takes the place of one that was. Gives the names.
 */
export async function makeRoom(
  { pool, clock }: Pick<Deps, 'pool' | 'clock'>,
  { folder, keep, newest }: { folder: string; keep: number; newest: BackupState },
): Promise<string[]> {
  const there: BackupRow[] = [];
  for (const row of await listKeptBackups(pool, folder)) {
    if ((await sizeOf(join(folder, row.file))) === row.size) there.push(row);
  }
  const checked = newest === 'verified' ? there.filter(({ state }) => state === 'verified') : [];
  const unchecked = there.filter(({ state }) => state === 'unverified');
  const removed = [...checked.slice(keep), ...unchecked.slice(keep)];
  for (const row of removed) {
    await rm(join(folder, row.file), { force: true });
    await markBackupRemoved(pool, row.id, clock());
  }
  return removed.map(({ file }) => file);
}
