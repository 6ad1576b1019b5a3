import { createHash } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { MANIFEST_ENTRY, MAX_LINE, toTableEntry, type Manifest, type ManifestTable } from './manifest.ts';

/** The compressor is asked once for so many bytes: a turn of its threads for each row would take longer than the row. */
const BLOCK_BYTES = 128 * 1024;

/** Entries carry one and the same date, written as the local time that every zone has: equal rows make equal files. */
const ENTRY = { compress: false, forceDosTimestamp: true, mtime: new Date(1980, 0, 1), mode: 0o100644 };

/** Writes an export: entries one after the other, packed by gzip and stored in one zip file. Nothing is held in memory. */
export interface ArchiveWriter {
  /** Adds a text as it is. */
  addText(name: string, text: string): void;
  /** Adds the lines of a table, and gives what the manifest says of them. */
  addTable(table: string, lines: Readable, onBytes: (bytes: number) => void): Promise<ManifestTable>;
  /** Adds the manifest and ends the file; waits until the sink has all of it. */
  end(manifest: Manifest): Promise<void>;
  /** Gives up: the sink is closed without an end. */
  fail(): Promise<void>;
}

/** Begins an export into a sink, which it ends. */
export async function createArchiveWriter(sink: Writable): Promise<ArchiveWriter> {
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.once('error', (error: Error) => output.destroy(error));
  const written = pipeline(output, sink);
  // Whoever ends or gives up hears of it.
  written.catch(() => undefined);
  return {
    addText: (name, text) => zip.addBuffer(Buffer.from(text), name, ENTRY),
    addTable: async (table, lines, onBytes) => {
      const tally = { rows: 0, bytes: 0, length: 0, hash: createHash('sha256') };
      const packed = createGzip({ level: 6 });
      // A sink that breaks ends the reading, which would wait for it for ever.
      written.catch((error: Error) => packed.destroy(error));
      zip.addReadStream(packed, toTableEntry(table), ENTRY);
      await pipeline(inBlocks(lines, tally, onBytes), packed);
      return { table, rows: tally.rows, bytes: tally.bytes, sha256: tally.hash.digest('hex') };
    },
    end: async (manifest) => {
      zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), MANIFEST_ENTRY, ENTRY);
      zip.end();
      await written;
    },
    fail: async () => {
      output.destroy();
      await Promise.allSettled([written]);
    },
  };
}

interface Tally {
  rows: number;
  bytes: number;
  /** Of the line that has begun. */
  length: number;
  readonly hash: ReturnType<typeof createHash>;
}

async function* inBlocks(
  lines: Readable,
  tally: Tally,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let block = Buffer.allocUnsafe(BLOCK_BYTES);
  let filled = 0;
  for await (const chunk of lines as AsyncIterable<Buffer>) {
    count(chunk, tally);
    for (let at = 0; at < chunk.length;) {
      const copied = chunk.copy(block, filled, at);
      [at, filled] = [at + copied, filled + copied];
      if (filled < BLOCK_BYTES) continue;
      yield block;
      block = Buffer.allocUnsafe(BLOCK_BYTES);
      filled = 0;
    }
    onBytes(chunk.length);
  }
  if (filled > 0) yield block.subarray(0, filled);
}

function count(chunk: Buffer, tally: Tally): void {
  tally.hash.update(chunk);
  tally.bytes += chunk.length;
  let start = 0;
  for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
    tally.rows += 1;
    tally.length += end - start;
    // Nobody could read it back; better no export than one that cannot be restored.
    if (tally.length > MAX_LINE) throw new Error(`A row of the export has more than ${MAX_LINE} bytes.`);
    tally.length = 0;
    start = end + 1;
  }
  tally.length += chunk.length - start;
}
