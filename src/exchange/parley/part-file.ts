import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';

/**
 * Has a file written as a whole or not at all: under its name with `.part` behind it until all of it is on the disk. For
 * its owner alone to read, since people's addresses may be in it.
 */
export async function writeWholeFile<T>(path: string, write: (sink: Writable) => Promise<T>): Promise<T> {
  const part = `${path}.part`;
  // What a process that died left goes. What somebody else put there would keep its owner, or lead elsewhere: `wx`.
  await rm(part, { force: true });
  // With `flush` the stream does not close before the disk has everything.
  const sink = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
  const closed = new Promise<void>((resolve) => void sink.once('close', () => resolve()));
  try {
    const result = await write(sink);
    await rename(part, path);
    await syncFolder(dirname(path));
    return result;
  } catch (error) {
    // A stream that is still opening would make the file again.
    sink.destroy();
    await closed;
    await rm(part, { force: true });
    throw error;
  }
}

/** The new name is on the disk too. Windows opens no folders, and needs it not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
