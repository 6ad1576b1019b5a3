import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { ZipFile } from 'yazl';
import { EXPORT_FORMAT, EXPORT_VERSION, toTableEntry } from '../exchange/parley/manifest.ts';

/** An export of Parley put together by hand, so that it can say what no database would. */
export interface OwnExport {
  readonly tables: Readonly<Record<string, readonly object[]>>;
  readonly manifest?: object;
  /** Entries in the place of those that would be there, or beside them; null leaves one out. */
  readonly entries?: Readonly<Record<string, Buffer | null>>;
}

/** The zip file of such an export. */
export async function makeOwnExport({ tables, manifest = {}, entries = {} }: OwnExport): Promise<Buffer> {
  const lines = Object.entries(tables).map(([table, rows]) => {
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    return { table, rows: rows.length, text };
  });
  const all: Record<string, Buffer | null> = {
    'schema.json': Buffer.from('{}\n'),
    ...Object.fromEntries(lines.map(({ table, text }) => [toTableEntry(table), gzipSync(text)])),
    'manifest.json': Buffer.from(
      JSON.stringify({
        format: EXPORT_FORMAT,
        version: EXPORT_VERSION,
        parley: '1.0.0',
        migration: '0001-discussion.sql',
        url: 'https://talk.example',
        exportedAt: '2026-11-22T10:00:00.000Z',
        site: null,
        since: null,
        withSecrets: false,
        tables: lines.map(({ table, rows, text }) => ({
          table,
          rows,
          bytes: Buffer.byteLength(text),
          sha256: createHash('sha256').update(text).digest('hex'),
        })),
        ...manifest,
      }),
    ),
    ...entries,
  };
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(all)) {
    if (bytes !== null) zip.addBuffer(bytes, name, { compress: false });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
