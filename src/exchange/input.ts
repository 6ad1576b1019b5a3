import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FormatRefused } from './format-refused.ts';
import { MAX_RATIO, MAX_UNPACKED, RATIO_FROM } from './limits.ts';
import { openZipEntry } from './zip-entry.ts';

/** How much of a file is looked at to recognise its format. */
const HEAD_BYTES = 64 * 1024;

/** Larger chunks would spare turns of the event loop, and keep more in memory: texts are views of them. */
const CHUNK_BYTES = 64 * 1024;

/** One file as it reads once it is unpacked. It is read once. */
export interface Input {
  /** What to call it in reports: its name without the folder, behind `!` the name inside an archive. */
  readonly file: string;
  readonly path: string;
  /** Its beginning, which comes again in `bytes`. */
  readonly head: Buffer;
  readonly bytes: AsyncIterable<Buffer>;
  /** How far the reader has come in the file on the disk. */
  bytesRead(): number;
  /** Lets go of the file where it is not read to its end. */
  close(): void;
}

/** Bytes of these files on the disk, which `bytesRead` counts up to. */
export async function totalBytes(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * Opens a file that is bare, packed by gzip, or alone in a zip archive; the first bytes say which. Throws `FormatRefused`
 * for what is truncated, empty, unsafe or unpacks to far more than exports do, at once or while it is read.
 */
export async function openInput(path: string): Promise<Input> {
  const name = basename(path);
  const magic = await readMagic(path);
  if (magic.length === 0) throw refusal('empty', name, 'a file with something in it');
  if (isZip(magic)) {
    const entry = await openZipEntry(path, name);
    const bytesRead = (unpacked: number) => Math.ceil(unpacked * entry.share);
    return toInput(path, {
      stream: entry.stream,
      bytesRead,
      file: `${name}!${entry.name}`,
      refuse: refuseZip,
    });
  }
  const disk = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const bytesRead = () => disk.bytesRead;
  if (!isGzip(magic)) return toInput(path, { stream: disk, bytesRead, file: name, refuse: null });
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
  disk.on('error', (error) => unpacked.destroy(error));
  unpacked.on('close', () => disk.destroy());
  return toInput(path, { stream: disk.pipe(unpacked), bytesRead, file: name, refuse: refuseGzip });
}

interface Opened {
  readonly stream: Readable;
  readonly file: string;
  /** On the disk, after so many bytes have come out. */
  readonly bytesRead: (unpacked: number) => number;
  /** What a failure of the stream means where it was packed; null where it is the disk's. */
  readonly refuse: ((error: unknown, file: string) => unknown) | null;
}

async function toInput(path: string, opened: Opened): Promise<Input> {
  const { stream, file, bytesRead } = opened;
  const progress = { unpacked: 0 };
  const chunks = readChunks(opened, progress);
  const first: Buffer[] = [];
  for (let length = 0; length < HEAD_BYTES;) {
    const next = await chunks.next();
    if (next.done === true) break;
    first.push(next.value);
    length += next.value.length;
  }
  if (first.length === 0) throw refusal('empty', file, 'a file with something in it');
  async function* bytes(): AsyncGenerator<Buffer> {
    yield* first.splice(0);
    yield* chunks;
  }
  const head = Buffer.concat(first).subarray(0, HEAD_BYTES);
  return {
    file,
    path,
    head,
    bytes: bytes(),
    bytesRead: () => bytesRead(progress.unpacked),
    close: () => stream.destroy(),
  };
}

async function* readChunks(opened: Opened, progress: { unpacked: number }): AsyncGenerator<Buffer> {
  const { stream, file, bytesRead, refuse } = opened;
  try {
    for await (const chunk of stream) {
      progress.unpacked += (chunk as Buffer).length;
      if (refuse !== null && isBomb(progress.unpacked, bytesRead(progress.unpacked))) {
        throw refusal('archive_too_large', file, `at most ${MAX_RATIO} times its packed size`);
      }
      yield chunk as Buffer;
    }
  } catch (error) {
    throw error instanceof FormatRefused || refuse === null ? error : refuse(error, file);
  } finally {
    stream.destroy();
  }
}

function isBomb(unpacked: number, packed: number): boolean {
  return unpacked > MAX_UNPACKED || (unpacked > RATIO_FROM && unpacked > packed * MAX_RATIO);
}

async function readMagic(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function isGzip(magic: Buffer): boolean {
  return magic[0] === 0x1f && magic[1] === 0x8b;
}

/** With a file in it, without one, or in several parts. */
function isZip(magic: Buffer): boolean {
  return ['PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0007\b'].includes(magic.toString('latin1'));
}

function refuseGzip(error: unknown, file: string): unknown {
  const isCut = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
  return isCut
    ? refusal('truncated', file, 'the end of the gzip file; it was cut off')
    : refusal('malformed_archive', file, 'a gzip file that unpacks');
}

function refuseZip(_error: unknown, file: string): unknown {
  return refusal('malformed_archive', file, 'a zip archive that unpacks');
}

function refusal(code: FormatRefused['code'], file: string, expected: string): FormatRefused {
  return new FormatRefused(code, { file, line: null, column: null, expected });
}
