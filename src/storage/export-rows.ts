import { isId, type SiteId } from '../domain/ids.ts';
import { EXPORT_TABLES } from './export-tables.ts';
import type { ExportTable } from './export-columns.ts';
import type { Db } from './pool.ts';

/** Which rows and columns an export has. */
export interface ExportScope {
  /** Null for the whole installation. */
  readonly siteId: SiteId | null;
  /** Null for everything. */
  readonly since: Date | null;
  readonly withSecrets: boolean;
}

/** A column of an export, with the type it has in the database. */
export interface ExportedColumn {
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
}

/** A table of an export, with the columns that this one has. */
export interface TableToExport {
  readonly name: string;
  readonly columns: readonly ExportedColumn[];
}

/**
 * Makes a transaction an export's: one snapshot, however long it is read, and values written in one way whatever the
 * server is set to. Must be the first statement.
 */
export async function beginExport(db: Db): Promise<void> {
  await db.query({ text: 'set transaction isolation level repeatable read' });
  await db.query({
    text: `set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local timezone = 'UTC';
      set local extra_float_digits = 1; set local client_encoding = 'UTF8'`,
  });
}

/** Collects the accounts that occur in a site's rows, for the statements of its export. */
export async function collectAccounts(db: Db, siteId: SiteId): Promise<void> {
  const named = Object.entries(EXPORT_TABLES).flatMap(([table, { columns, accounts = [] }]) =>
    'site_id' in columns ? accounts.map((column) => ({ table, column })) : [],
  );
  await db.query({ text: 'create temporary table export_accounts (id uuid primary key) on commit drop' });
  await db.query({
    text: `insert into export_accounts ${named
      .map(
        ({ table, column }) => `select ${column} from ${table} where site_id = $1 and ${column} is not null`,
      )
      .join(' union ')}`,
    values: [siteId],
  });
  await db.query({ text: 'analyze export_accounts' });
}

/** The tables of an export and their columns, in the order in which they are exported and restored. */
export async function listTablesToExport(db: Db, scope: ExportScope): Promise<TableToExport[]> {
  const { rows } = await db.query<{ table: string } & ExportedColumn>({
    text: `select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as "isNullable"
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`,
  });
  return Object.entries(EXPORT_TABLES)
    .filter(([, table]) => isIn(table, scope))
    .map(([name, table]) => {
      const there = new Map(rows.filter((row) => row.table === name).map((row) => [row.name, row]));
      const columns = Object.entries(table.columns).flatMap(([column, kind]) => {
        const found = there.get(column);
        const isWanted = kind === 'data' || (scope.withSecrets && 'secret' in kind);
        return found && isWanted ? [{ name: column, type: found.type, isNullable: found.isNullable }] : [];
      });
      const added = Object.entries(table.added ?? {}).map(([column, { type }]) => ({
        name: column,
        type,
        isNullable: true,
      }));
      return { name, columns: [...columns, ...added] };
    });
}

function isIn(table: ExportTable, { siteId, withSecrets }: ExportScope): boolean {
  return (siteId === null || table.site !== 'none') && (withSecrets || table.secret === undefined);
}

/** The statement that reads a table's rows as JSON, in their order. */
export function toExportSelect({ name, columns }: TableToExport, scope: ExportScope): string {
  const table = EXPORT_TABLES[name];
  if (table === undefined) throw new RangeError(`${name} is no table of an export`);
  const texts = new Map(columns.map(({ name: column, type }) => [column, type]));
  const order = table.order.map((column) =>
    texts.get(column) === 'text' ? `t.${column} collate "C"` : `t.${column}`,
  );
  const conditions = [toSiteCondition(table, scope), toSinceCondition(table, scope), exclude(table)];
  const where = conditions.filter((each) => each !== null).map((each) => `(${fill(each, scope)})`);
  const selected = columns.map((column) => select(table, column)).join(', ');
  return `select row_to_json(r) from (select ${selected} from ${name} t${
    where.length > 0 ? ` where ${where.join(' and ')}` : ''
  } order by ${order.join(', ')}) r`;
}

function select({ added }: ExportTable, { name, type }: ExportedColumn): string {
  const own = added?.[name];
  if (own) return `${own.sql} as ${name}`;
  return type === 'bytea' ? `translate(encode(t.${name}, 'base64'), e'\\n', '') as ${name}` : `t.${name}`;
}

function toSiteCondition({ site }: ExportTable, { siteId }: ExportScope): string | null {
  if (siteId === null) return null;
  if (site === 'none') return 'false';
  if (site === 'site_id') return 't.site_id = $site';
  return 'where' in site ? site.where : `t.${site.account} in $accounts`;
}

function toSinceCondition({ times, alsoSince }: ExportTable, { since }: ExportScope): string | null {
  const conditions = [...times.map((time) => `t.${time} >= $since`), ...(alsoSince ? [alsoSince] : [])];
  return since === null || conditions.length === 0 ? null : conditions.join(' or ');
}

function exclude({ except }: ExportTable): string | null {
  return except ? `not (${except.where})` : null;
}

/** COPY takes no parameters: what stands in their place is an id and a time, written here. */
function fill(condition: string, { siteId, since }: ExportScope): string {
  if (siteId !== null && !isId(siteId)) throw new RangeError('a site has an id');
  return condition
    .replaceAll('$site', `'${siteId}'::uuid`)
    .replaceAll('$since', `'${since?.toISOString()}'::timestamptz`)
    .replaceAll('$accounts', '(select id from export_accounts)');
}

/** The newest migration that the database has. */
export async function findLastMigration(db: Db): Promise<string> {
  const { rows } = await db.query<{ name: string }>({
    text: 'select name from migrations order by name collate "C" desc limit 1',
  });
  return rows[0]?.name ?? '';
}
