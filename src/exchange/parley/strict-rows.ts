import { FormatRefused } from '../format-refused.ts';
import { isObject, type JsonObject } from '../json-fields.ts';
import { LineSplitter } from '../line-splitter.ts';
import type { ArchiveReader } from './archive-reader.ts';
import { MAX_LINE, toTableEntry } from './manifest.ts';

/** A row as it stands in its line. */
export interface StrictRow {
  readonly line: number;
  readonly text: string;
  readonly value: JsonObject;
}

/**
 * The rows of a table for a restore, which takes nothing that is not exactly so: UTF-8, an object on each line with these
 * columns and no other, and as many of them as the manifest says. Throws `FormatRefused` with the line otherwise.
 */
export async function* readStrictRows(
  archive: ArchiveReader,
  table: string,
  columns: readonly string[],
): AsyncGenerator<StrictRow> {
  const reading = { file: `${archive.file}!${toTableEntry(table)}`, columns: new Set(columns) };
  const splitter = new LineSplitter(MAX_LINE);
  let rows = 0;
  for await (const chunk of archive.bytes(table)) {
    for (const line of splitter.write(chunk)) {
      rows += 1;
      yield toRow(reading, line);
    }
  }
  for (const line of splitter.end()) {
    rows += 1;
    yield toRow(reading, line);
  }
  const said = archive.manifest.tables.find((each) => each.table === table);
  if (said && rows !== said.rows)
    throw refused('checksum_wrong', reading.file, `${said.rows} lines, as in the manifest`);
}

interface Reading {
  readonly file: string;
  readonly columns: ReadonlySet<string>;
}

function toRow(
  { file, columns }: Reading,
  { line, bytes }: { readonly line: number; readonly bytes: Buffer | null },
): StrictRow {
  const at = { file, line };
  if (bytes === null) throw refused('malformed_json', at, `at most ${MAX_LINE} bytes in a line`);
  const text = orRefuse(at, 'UTF-8', () => decoder.decode(bytes).trim());
  const value = orRefuse(at, 'a JSON object', () => JSON.parse(text) as unknown);
  if (!isObject(value)) throw refused('malformed_json', at, 'a JSON object');
  const names = Object.keys(value);
  const stranger = names.find((name) => !columns.has(name));
  if (stranger !== undefined)
    throw refused('malformed_json', at, `only columns of the schema, and not ${stranger.slice(0, 60)}`);
  if (names.length !== columns.size) {
    const missing = [...columns].find((name) => !names.includes(name)) ?? '';
    throw refused('malformed_json', at, `a value for ${missing}`);
  }
  return { line, text, value };
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function orRefuse<T>(
  at: { readonly file: string; readonly line: number },
  expected: string,
  read: () => T,
): T {
  try {
    return read();
  } catch {
    throw refused('malformed_json', at, expected);
  }
}

function refused(
  code: FormatRefused['code'],
  at: string | { readonly file: string; readonly line: number },
  expected: string,
): FormatRefused {
  const place = typeof at === 'string' ? { file: at, line: null, column: null } : { ...at, column: 1 };
  return new FormatRefused(code, { ...place, expected });
}
