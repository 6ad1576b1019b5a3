import { z } from 'zod';

/** What the format is called, in its own manifest. */
export const EXPORT_FORMAT = 'parley-export';
/** Of the format: a reader refuses a newer one. */
export const EXPORT_VERSION = 1;
/** The entry that says what the others are; the last of the archive, because it has their checksums. */
export const MANIFEST_ENTRY = 'manifest.json';
/** The entry that describes the rows of each table. */
export const SCHEMA_ENTRY = 'schema.json';
/** Longest line of a table, in bytes: far more than any row has, and what a reader keeps in memory. */
export const MAX_LINE = 16 * 1024 * 1024;

/** The entry of a table. */
export function toTableEntry(table: string): string {
  return `${table}.jsonl.gz`;
}

const count = z.int().min(0);

/** One table of an export: what its lines come to once they are unpacked. */
const manifestTable = z.strictObject({
  table: z.string().regex(/^[a-z_]{1,60}$/),
  rows: count,
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What an export says of itself. */
export const manifestSchema = z.strictObject({
  format: z.literal(EXPORT_FORMAT),
  version: count,
  /** The version of Parley that wrote it. */
  parley: z.string().max(100),
  /** The last migration of the database it came from. */
  migration: z.string().max(100),
  /** The public address of that installation. */
  url: z.string().max(2_000),
  exportedAt: z.iso.datetime(),
  /** The key of the site; null where it is the whole installation. */
  site: z.string().max(200).nullable(),
  /** Not null where it holds only what was made or changed since. */
  since: z.iso.datetime().nullable(),
  withSecrets: z.boolean(),
  tables: z.array(manifestTable).max(1_000),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestTable = z.infer<typeof manifestTable>;
