import type { Db } from '../storage/pool.ts';

/** Where a value was found: a column of a table, and in which form. */
export interface Trace {
  readonly where: string;
  readonly value: string;
}

interface SearchedColumn {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
}

/**
 * Looks for values in every column of every table of the database, those of the job library too: as they are, in any case,
 * and as text that was escaped for JSON, HTML or an address, or written as base64 or hex.
 */
export async function findTraces(db: Db, values: readonly string[]): Promise<Trace[]> {
  // Shorter than this is found anywhere by chance.
  const forms = [...new Set(values.flatMap(toForms))].filter((form) => form.length >= 6);
  const found: Trace[] = [];
  for (const { schema, table, column } of await listColumns(db)) {
    const { rows } = await db.query<{ value: string }>({
      text: `select distinct f.form as value from ${schema}."${table}" t cross join unnest($1::text[]) as f (form)
        where position(lower(f.form) in lower(t."${column}"::text)) > 0`,
      values: [forms],
    });
    found.push(...rows.map(({ value }) => ({ where: `${schema}.${table}.${column}`, value })));
  }
  return found;
}

async function listColumns(db: Db): Promise<SearchedColumn[]> {
  const { rows } = await db.query<SearchedColumn>({
    text: `select n.nspname as schema, c.relname as table, a.attname as column
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1, 2, a.attnum`,
  });
  return rows;
}

/** The forms a value may be stored in. A `bytea` is compared as the hex that PostgreSQL writes. */
export function toForms(value: string): string[] {
  const bytes = Buffer.from(value);
  return [
    value,
    value.normalize('NFD'),
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
    bytes.toString('hex'),
    // In the middle of something longer, base64 of it begins at one of three places.
    ...[0, 1, 2].flatMap((before) => toBase64Middles(bytes, before)),
  ];
}

/** The part of the base64 of `?…value…?` that depends on the value alone. */
function toBase64Middles(bytes: Buffer, before: number): string[] {
  const padded = Buffer.concat([Buffer.alloc(before), bytes]);
  const start = before === 0 ? 0 : before + 1;
  const whole = Math.floor(padded.length / 3) * 4;
  return (['base64', 'base64url'] as const).map((encoding) => padded.toString(encoding).slice(start, whole));
}
