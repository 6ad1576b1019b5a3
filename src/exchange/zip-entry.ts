import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { toHarmlessText } from '../domain/harmless-text.ts';
import { FormatRefused } from './format-refused.ts';
import { MAX_RATIO, MAX_UNPACKED, RATIO_FROM } from './limits.ts';
import { MANIFEST_ENTRY } from './parley/manifest.ts';

/** What programs put into archives beside the files: nobody means to import it. */
const BESIDE = /^__MACOSX\/|(^|\/)(\.DS_Store|Thumbs\.db)$|\/$/;

/** Of its name as it is told: it stands with every record, and may have 65,535 bytes and no letter that a database takes. */
const SHOWN_NAME = 200;

/** More entries than an export has; listing them must not take the memory. */
const MAX_ENTRIES = 1_000;

/**
 * Opens the only file of a zip archive, or the manifest of an export of Parley. Throws `FormatRefused` where there is none or another one beside it, where a name
 * leads out of the archive, and where its sizes say that it is a bomb. Nothing is ever written under a name from the archive.
 * `share` is how much of a byte lies in the archive for one that comes out of it.
 */
export async function openZipEntry(
  path: string,
  file: string,
): Promise<{ readonly name: string; readonly stream: Readable; readonly share: number }> {
  const zip = await openZip(path, file);
  try {
    const entry = await findOnlyEntry(zip, file);
    checkSizes(entry, file);
    const stream = await openStream(zip, entry).catch(() => {
      throw refusal('malformed_archive', file, 'a zip archive that is not encrypted');
    });
    stream.on('close', () => zip.close());
    return {
      name: toHarmlessText(entry.fileName.slice(0, SHOWN_NAME)).toWellFormed(),
      stream,
      share: entry.compressedSize / Math.max(1, entry.uncompressedSize),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function findOnlyEntry(zip: ZipFile, file: string): Promise<Entry> {
  const found: Entry[] = [];
  let seen = 0;
  for await (const entry of listEntries(zip, file)) {
    seen += 1;
    if (seen > MAX_ENTRIES) throw refusal('archive_too_large', file, `at most ${MAX_ENTRIES} entries`);
    if (!BESIDE.test(entry.fileName)) found.push(entry);
  }
  // Parley's own export has many; its manifest stands for the others.
  const isOwn = found.length > 1 && found.some(({ fileName }) => fileName.endsWith('.jsonl.gz'));
  const manifest = isOwn ? found.find(({ fileName }) => fileName === MANIFEST_ENTRY) : undefined;
  if (manifest !== undefined) return manifest;
  const [entry] = found;
  if (entry === undefined) throw refusal('empty', file, 'a file in the archive');
  if (found.length > 1) {
    throw refusal('archive_many_files', file, 'one file in the archive; unpack it and name its files');
  }
  return entry;
}

/** Opens an archive. Throws `FormatRefused` where it is none; where there is no such file, the error of the system says so. */
export async function openZip(path: string, file: string): Promise<ZipFile> {
  return openPromise(path, { strictFileNames: true, autoClose: false }).catch((error: unknown) => {
    throw error instanceof Error && 'syscall' in error
      ? error
      : refusal('malformed_archive', file, 'a whole zip archive');
  });
}

/** The entries of an archive. Throws `FormatRefused` where a name leads out of it, or it is no whole archive. */
export async function* listEntries(zip: ZipFile, file: string): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    const isName = /relative path|absolute path|characters in fileName/.test((error as Error).message);
    throw isName
      ? refusal('archive_unsafe_name', file, 'names of files that stay inside the archive')
      : refusal('malformed_archive', file, 'a whole zip archive');
  }
}

function checkSizes(entry: Entry, file: string): void {
  const { compressedSize: packed, uncompressedSize: unpacked } = entry;
  if (unpacked > MAX_UNPACKED || (unpacked > RATIO_FROM && unpacked > packed * MAX_RATIO)) {
    throw refusal('archive_too_large', file, `a file of at most ${MAX_RATIO} times its packed size`);
  }
}

function openStream(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error)));
  });
}

function refusal(code: FormatRefused['code'], file: string, expected: string): FormatRefused {
  return new FormatRefused(code, { file, line: null, column: null, expected });
}
