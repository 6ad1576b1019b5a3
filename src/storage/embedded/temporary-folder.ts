import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from './launcher.ts';

const CHILDREN = ['home', 'sockets'] as const;

/**
 * A folder with a short path that belongs to one data folder; others can neither write nor list it. Its name is the
 * same each time, so that killed processes leave one behind and not many. Anybody may create that name first in a temp
 * folder: what is not this user's own folder is left alone and a fresh name taken.
 */
export class TemporaryFolder {
  readonly #dataDir: string;
  #opened: Promise<string> | null = null;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  /** Opens a child of the folder, which `account` may reach. */
  async openChild(name: (typeof CHILDREN)[number], account: Account | null): Promise<string> {
    const folder = await (this.#opened ??= open(this.#dataDir));
    // Another account passes through to its own folders, still without seeing their names.
    if (account !== null) await chmod(folder, 0o711);
    const child = join(folder, name);
    await mkdir(child, { recursive: true });
    return child;
  }

  /** Removes the folder and its empty children, if it was opened; what is still in use stays. */
  async remove(): Promise<void> {
    const folder = await this.#opened;
    if (folder === null) return;
    for (const path of [...CHILDREN.map((name) => join(folder, name)), folder]) {
      await rmdir(path).catch(() => undefined);
    }
  }
}

async function open(dataDir: string): Promise<string> {
  const name = createHash('sha256').update(`${process.getuid?.()}:${dataDir}`).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `parley-${name}`);
  await mkdir(folder, { mode: 0o700 }).catch(() => undefined);
  return (await isOwnFolder(folder)) ? folder : mkdtemp(join(tmpdir(), 'parley-'));
}

async function isOwnFolder(folder: string): Promise<boolean> {
  const found = await lstat(folder);
  return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}
