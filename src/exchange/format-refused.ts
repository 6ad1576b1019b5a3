import { toHarmlessText } from '../domain/harmless-text.ts';

/** Why a file is refused as a whole. */
export const REFUSALS = [
  'unknown_format',
  'other_format',
  'version_unsupported',
  'malformed_xml',
  'malformed_json',
  'malformed_csv',
  'malformed_database',
  'malformed_archive',
  'document_type',
  'encoding_unsupported',
  'truncated',
  'empty',
  'archive_many_files',
  'archive_unsafe_name',
  'archive_too_large',
  'checksum_wrong',
  'site_unknown',
] as const;

export type FormatRefusal = (typeof REFUSALS)[number];

/** What was wrong, where, and what should have stood there, in plain English for whoever runs the import. */
export interface RefusedPlace {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly expected: string;
}

/** Longer than any of them; names out of the file may stand in it. */
const MOST_SHOWN = 2_000;

/** A file that is malformed as a whole. Nothing that came from it before may be kept. */
export class FormatRefused extends Error {
  readonly code: FormatRefusal;
  readonly place: RefusedPlace;

  constructor(code: FormatRefusal, place: RefusedPlace) {
    const { line, column } = place;
    // Both are stored and shown, and whoever made the file chose some of their letters.
    const [file, expected] = [toShown(place.file), toShown(place.expected)];
    const where = line === null ? file : `${file}:${line}:${column ?? 1}`;
    super(`${where}: expected ${expected} (${code})`);
    this.name = 'FormatRefused';
    this.code = code;
    this.place = { file, line, column, expected };
  }
}

function toShown(text: string): string {
  return toHarmlessText(text.slice(0, MOST_SHOWN)).toWellFormed();
}
