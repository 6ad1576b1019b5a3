import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ZipFile } from 'yazl';
import { MANIFEST_ENTRY, SCHEMA_ENTRY, toTableEntry, type Manifest } from '../exchange/parley/manifest.ts';
import { exportData, type ExportRequest } from '../service/exports/export-data.ts';
import type { TestApplication } from './application.ts';
import { readZipEntries } from './read-zip.ts';

/** An export in memory. */
export interface Exported {
  readonly bytes: Buffer;
  /** Names in the order of the file. */
  readonly names: readonly string[];
  readonly manifest: Manifest;
  readonly schema: { readonly $defs: Readonly<Record<string, RowSchema>> };
  /** The bytes of an entry. */
  entry(name: string): Buffer;
  /** The lines of a table; undefined where it is not in. */
  lines(table: string): string | undefined;
  rows(table: string): Record<string, unknown>[];
}

interface RowSchema {
  readonly properties: Readonly<Record<string, { readonly type?: string | readonly string[] }>>;
  readonly required: readonly string[];
}

/** What an export has that nothing else is said of. */
export const EVERYTHING = {
  site: null,
  since: null,
  withSecrets: false,
  publicUrl: 'https://talk.example',
  version: '0.1.0',
} as const satisfies ExportRequest;

/** Exports an application into memory. */
export async function exportInMemory(
  { deps }: Pick<TestApplication, 'deps'>,
  change: Partial<ExportRequest> = {},
): Promise<Exported> {
  const sink = new PassThrough();
  const [bytes] = await Promise.all([buffer(sink), exportData(deps, { ...EVERYTHING, ...change }, sink)]);
  return readExported(bytes);
}

/** Reads the bytes of an export. */
export function readExported(bytes: Buffer): Exported {
  const entries = readZipEntries(bytes);
  const parse = (name: string): unknown => JSON.parse(entries.get(name)?.toString() ?? 'null');
  const lines = (table: string) => {
    const packed = entries.get(toTableEntry(table));
    return packed && gunzipSync(packed).toString();
  };
  return {
    bytes,
    names: [...entries.keys()],
    manifest: parse(MANIFEST_ENTRY) as Manifest,
    schema: parse(SCHEMA_ENTRY) as Exported['schema'],
    entry: (name) => entries.get(name) ?? Buffer.alloc(0),
    lines,
    rows: (table) =>
      (lines(table) ?? '')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

/** What to change in an export before somebody tries to restore it. */
export interface ExportChange {
  /** New lines of tables, with the manifest put right; undefined takes a table out. */
  readonly lines?: Readonly<Record<string, string | undefined>>;
  readonly manifest?: Partial<Record<keyof Manifest, unknown>>;
  /** Entries in the place of others, or beside them; null takes one out. */
  readonly entries?: Readonly<Record<string, Buffer | null>>;
}

/** The bytes of an export that somebody has tampered with. */
export async function changeExported(
  exported: Exported,
  { lines = {}, manifest = {}, entries = {} }: ExportChange,
): Promise<Buffer> {
  const all = new Map<string, Buffer | null>(readZipEntries(exported.bytes));
  const tables = new Map(exported.manifest.tables.map((table) => [table.table, table]));
  for (const [table, text] of Object.entries(lines)) {
    all.delete(toTableEntry(table));
    tables.delete(table);
    if (text === undefined) continue;
    all.set(toTableEntry(table), gzipSync(text));
    tables.set(table, {
      table,
      rows: text.split('\n').filter((line) => line !== '').length,
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    });
  }
  const said = { ...exported.manifest, tables: [...tables.values()], ...manifest };
  all.set(MANIFEST_ENTRY, Buffer.from(JSON.stringify(said)));
  for (const [name, content] of Object.entries(entries)) all.set(name, content);
  const zip = new ZipFile();
  for (const [name, content] of all) if (content) zip.addBuffer(content, name, { compress: false });
  zip.end();
  return buffer(zip.outputStream);
}
