import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
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
    lines,
    rows: (table) =>
      (lines(table) ?? '')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
