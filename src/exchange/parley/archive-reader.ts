import { createHash } from 'node:crypto';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { z } from 'zod';
import { FormatRefused } from '../format-refused.ts';
import { isObject, type JsonObject } from '../json-fields.ts';
import { MAX_RATIO, MAX_UNPACKED, RATIO_FROM } from '../limits.ts';
import { LineSplitter } from '../line-splitter.ts';
import { listEntries, openZip } from '../zip-entry.ts';
import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  MANIFEST_ENTRY,
  manifestSchema,
  MAX_LINE,
  SCHEMA_ENTRY,
  toTableEntry,
  type Manifest,
} from './manifest.ts';

/** A manifest has a line for each table; this is a hundred times the longest. */
const MAX_MANIFEST = 1024 * 1024;

const CHUNK_BYTES = 64 * 1024;

/** One row of a table, and the line of its entry that it stands in. */
export interface ArchiveRow {
  readonly line: number;
  readonly value: JsonObject;
}

/** An export that is being read. Tables may be read in any order, and again. */
export interface ArchiveReader {
  /** What to call it in reports. */
  readonly file: string;
  readonly manifest: Manifest;
  /** The names of its entries. */
  readonly entries: readonly string[];
  /** The columns of each table by the export's own schema. */
  readColumns(): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Bytes of a table as they lie in the archive; 0 where it is not in. */
  packedBytes(table: string): number;
  /**
   * The rows of a table, in small groups; none where the table is not in. Throws `FormatRefused` where a line is no row, and
   * at the end where the lines are not those that the manifest counted.
   */
  rows(table: string): AsyncGenerator<readonly ArchiveRow[]>;
  /** The same as bytes, as they were exported. */
  bytes(table: string): AsyncGenerator<Buffer>;
  close(): void;
}

/**
 * Opens an export of Parley's own. Throws `FormatRefused` where it is none, is of a later version, or lacks a table that its
 * manifest names. Nothing is ever written under a name from the archive.
 */
export async function openArchive(path: string, file: string): Promise<ArchiveReader> {
  const zip = await openZip(path, file);
  try {
    const entries = await indexEntries(zip, file);
    const manifest = await readManifest(zip, file, entries.get(MANIFEST_ENTRY));
    const missing = manifest.tables.find(({ table }) => !entries.has(toTableEntry(table)));
    if (missing !== undefined)
      throw refusal('malformed_archive', file, `${toTableEntry(missing.table)}, which the manifest names`);
    const bytes = (table: string) => readTable({ zip, file, entries, manifest }, table);
    return {
      file,
      manifest,
      entries: [...entries.keys()],
      readColumns: () => readColumns(zip, file, entries.get(SCHEMA_ENTRY)),
      packedBytes: (table) => entries.get(toTableEntry(table))?.compressedSize ?? 0,
      rows: (table) => toRows(bytes(table), `${file}!${toTableEntry(table)}`),
      bytes,
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** More entries than an export has; listing them must not take the memory. */
const MAX_ENTRIES = 1_000;

async function indexEntries(zip: ZipFile, file: string): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of listEntries(zip, file)) {
    if (entries.size >= MAX_ENTRIES)
      throw refusal('archive_too_large', file, `at most ${MAX_ENTRIES} entries`);
    if (entries.has(entry.fileName))
      throw refusal('malformed_archive', file, `one entry called ${entry.fileName.slice(0, 100)}`);
    entries.set(entry.fileName, entry);
  }
  return entries;
}

async function readManifest(zip: ZipFile, file: string, entry: Entry | undefined): Promise<Manifest> {
  const none = () => refusal('other_format', file, `${MANIFEST_ENTRY} of an export of Parley`);
  if (entry === undefined || entry.uncompressedSize > MAX_MANIFEST) throw none();
  const chunks: Buffer[] = [];
  for await (const chunk of await openStream(zip, file, entry)) chunks.push(chunk as Buffer);
  const value = parse(Buffer.concat(chunks));
  if (!isObject(value) || value['format'] !== EXPORT_FORMAT) throw none();
  const version = Number(value['version']);
  if (!(version <= EXPORT_VERSION))
    throw refusal('version_unsupported', file, `version ${EXPORT_VERSION}; a later Parley wrote this`);
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const at = parsed.error.issues[0]?.path.join('.') ?? '';
  throw refusal('malformed_archive', file, `a manifest with ${at === '' ? 'its fields' : at}`);
}

const schemaSchema = z.object({
  $defs: z.record(z.string().max(100), z.object({ required: z.array(z.string().max(100)).max(1_000) })),
});

async function readColumns(
  zip: ZipFile,
  file: string,
  entry: Entry | undefined,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const refused = () => refusal('malformed_archive', file, `${SCHEMA_ENTRY} with the columns of each table`);
  if (entry === undefined || entry.uncompressedSize > MAX_MANIFEST) throw refused();
  const chunks: Buffer[] = [];
  for await (const chunk of await openStream(zip, file, entry)) chunks.push(chunk as Buffer);
  const parsed = schemaSchema.safeParse(parse(Buffer.concat(chunks)));
  if (!parsed.success) throw refused();
  return new Map(Object.entries(parsed.data.$defs).map(([table, { required }]) => [table, required]));
}

interface Opened {
  readonly zip: ZipFile;
  readonly file: string;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly manifest: Manifest;
}

async function* readTable({ zip, file, entries, manifest }: Opened, table: string): AsyncGenerator<Buffer> {
  const said = manifest.tables.find((each) => each.table === table);
  const entry = entries.get(toTableEntry(table));
  if (said === undefined || entry === undefined) return;
  const name = `${file}!${entry.fileName}`;
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of unpack(await openStream(zip, file, entry), name)) {
    bytes += chunk.length;
    if (isBomb(bytes, entry.compressedSize))
      throw refusal('archive_too_large', name, `at most ${MAX_RATIO} times its packed size`);
    hash.update(chunk);
    yield chunk;
  }
  if (bytes === said.bytes && hash.digest('hex') === said.sha256) return;
  throw refusal('checksum_wrong', name, `the ${said.rows} rows of the manifest, unchanged`);
}

async function* unpack(stream: Readable, name: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  // What goes wrong with either ends the other, and comes out of the loop.
  pipeline(stream, gunzip, () => undefined);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    const isCut = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR';
    throw isCut
      ? refusal('truncated', name, 'the end of the gzip file; it was cut off')
      : refusal('malformed_archive', name, 'a gzip file that unpacks');
  } finally {
    stream.destroy();
  }
}

async function* toRows(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<readonly ArchiveRow[]> {
  const splitter = new LineSplitter(MAX_LINE);
  for await (const chunk of chunks) {
    const rows = Array.from(splitter.write(chunk), (line) => toRow(line, name));
    if (rows.length > 0) yield rows;
  }
  const rows = Array.from(splitter.end(), (line) => toRow(line, name));
  if (rows.length > 0) yield rows;
}

function toRow(
  { line, bytes }: { readonly line: number; readonly bytes: Buffer | null },
  name: string,
): ArchiveRow {
  const value = bytes === null ? null : parse(bytes);
  if (isObject(value)) return { line, value };
  throw new FormatRefused('malformed_json', {
    file: name,
    line,
    column: 1,
    expected: 'a JSON object on each line',
  });
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return null;
  }
}

function isBomb(unpacked: number, packed: number): boolean {
  return unpacked > MAX_UNPACKED || (unpacked > RATIO_FROM && unpacked > packed * MAX_RATIO);
}

function openStream(zip: ZipFile, file: string, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error === null) resolve(stream);
      else reject(refusal('malformed_archive', file, 'a zip archive that is whole and not encrypted'));
    });
  });
}

function refusal(code: FormatRefused['code'], file: string, expected: string): FormatRefused {
  return new FormatRefused(code, { file, line: null, column: null, expected });
}
