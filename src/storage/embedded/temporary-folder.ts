import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Opens a folder with a short path for one data folder; others can neither write nor list it. Its name is the same
 * each time, so that killed processes leave one behind and not many. Anybody may create that name first in a temp
 * folder: what is not this user's own folder is left alone and a fresh name taken.
 */
export async function openTemporaryFolder(dataDir: string): Promise<string> {
  const name = createHash('sha256').update(`${process.getuid?.()}:${dataDir}`).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `parley-${name}`);
  await mkdir(folder, { mode: 0o700 }).catch(() => undefined);
  if (!(await isOwnFolder(folder))) return mkdtemp(join(tmpdir(), 'parley-'));
  return folder;
}

/** Lets other accounts pass through the folder to the children they own, still without seeing their names. */
export async function allowPassage(folder: string): Promise<void> {
  await chmod(folder, 0o711);
}

/** Removes the folder and its empty children; what is still in use stays. */
export async function removeTemporaryFolder(folder: string): Promise<void> {
  for (const path of [join(folder, 'sockets'), join(folder, 'home'), folder]) {
    await rmdir(path).catch(() => undefined);
  }
}

async function isOwnFolder(folder: string): Promise<boolean> {
  const found = await lstat(folder);
  return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}
