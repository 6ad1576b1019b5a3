import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pool } from '../../storage/pool.ts';
import { findUploadChunk, type UploadRow } from '../../storage/import-uploads.ts';

/** Nothing is read for so long: what is older was left by a process that died. */
const LEFT_MS = 24 * 3_600_000;

/**
 * Lays the files of an upload out in a folder of their own while `work` reads them: readers want files that they can
 * open twice. Chunks come one at a time. The folder goes in any case; a process that dies leaves it for the next one.
 */
export async function withFiles<T>(
  given: { readonly pool: Pool; readonly folder: string; readonly signal: AbortSignal },
  upload: UploadRow,
  work: (paths: readonly string[]) => Promise<T>,
): Promise<T> {
  await removeLeftovers(given.folder);
  const folder = join(given.folder, upload.id);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const paths: string[] = [];
    for (const [file, { name }] of upload.files.entries()) {
      const path = join(folder, name);
      const chunks = Readable.from(readChunks(given.pool, upload, file), { objectMode: false });
      await pipeline(chunks, createWriteStream(path, { mode: 0o600, flags: 'wx' }), { signal: given.signal });
      paths.push(path);
    }
    return await work(paths);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* readChunks(pool: Pool, upload: UploadRow, file: number): AsyncGenerator<Buffer> {
  for (let number = 0; ; number += 1) {
    const bytes = await findUploadChunk(pool, { siteId: upload.siteId, id: upload.id, file, number });
    if (bytes === null) return;
    yield bytes;
  }
}

async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > LEFT_MS) await rm(path, { recursive: true, force: true });
  }
}
