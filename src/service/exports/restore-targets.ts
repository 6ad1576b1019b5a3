import type { ArchiveReader } from '../../exchange/parley/archive-reader.ts';
import { MANIFEST_ENTRY, SCHEMA_ENTRY, toTableEntry, type Manifest } from '../../exchange/parley/manifest.ts';
import { findLastMigration, listTablesToExport, type TableToExport } from '../../storage/export-rows.ts';
import { EXPORT_TABLES } from '../../storage/export-tables.ts';
import type { Db } from '../../storage/pool.ts';
import { hasMigration, listColumnTypes, type RestoreTarget } from '../../storage/restore-rows.ts';
import { RestoreRefused } from './restore-refused.ts';

/** Refuses what holds more than its manifest says. */
export function refuseStrangers({ file, entries, manifest }: ArchiveReader): void {
  const known = new Set([
    MANIFEST_ENTRY,
    SCHEMA_ENTRY,
    ...manifest.tables.map(({ table }) => toTableEntry(table)),
  ]);
  const stranger = entries.find((name) => !known.has(name));
  if (stranger !== undefined)
    throw new RestoreRefused(
      `${file}: the manifest names no ${stranger.slice(0, 100)}, which is in the file.`,
    );
  if (known.size !== manifest.tables.length + 2)
    throw new RestoreRefused(`${file}!${MANIFEST_ENTRY}: a table is named twice.`);
}

/** Refuses what is less than a whole installation. */
export function refusePartial({ site, since }: Manifest): void {
  if (site !== null)
    throw new RestoreRefused(
      `This is an export of one site, ${site}. An installation is restored from an export of everything (parley export --all).`,
    );
  if (since !== null)
    throw new RestoreRefused(
      `This export has only what was made or changed since ${since}. An installation is restored from a whole one.`,
    );
}

/** A table that is restored: what goes where, and what stands in the file. */
export interface Target extends RestoreTarget {
  readonly fileColumns: readonly string[];
}

/** What goes into which table. Whatever this Parley does not know is refused; what an older one did not know stays out. */
export async function listTargets(
  db: Db,
  { manifest, file }: ArchiveReader,
  columns: ReadonlyMap<string, readonly string[]>,
): Promise<Target[]> {
  if (!(await hasMigration(db, manifest.migration)))
    throw new RestoreRefused(
      `A newer Parley (${manifest.parley}) wrote this export: it knows ${manifest.migration}, and this one does not. Restore it with that version.`,
    );
  const scope = { siteId: null, since: null, withSecrets: manifest.withSecrets };
  const known = await listTablesToExport(db, scope);
  const isIn = new Set(manifest.tables.map(({ table }) => table));
  refuseUnknown({ file, columns, isIn, known });
  if (manifest.migration === (await findLastMigration(db))) refuseMissing({ file, columns, isIn, known });
  const targets: Target[] = [];
  for (const { name: table } of known) {
    if (!isIn.has(table)) continue;
    const fileColumns = columns.get(table) ?? [];
    const types = await listColumnTypes(db, table);
    const isRendered = EXPORT_TABLES[table]?.added !== undefined;
    const wanted = [...fileColumns, ...(isRendered ? ['html'] : [])].filter((name) => types.has(name));
    targets.push({
      table,
      fileColumns,
      columns: new Map(wanted.map((name) => [name, types.get(name) ?? ''])),
    });
  }
  return targets;
}

interface Comparison {
  readonly file: string;
  /** Of each table, by the export's schema. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** The tables that are in. */
  readonly isIn: ReadonlySet<string>;
  /** What this version exports. */
  readonly known: readonly TableToExport[];
}

function refuseUnknown({ file, columns, isIn, known }: Comparison): void {
  const byName = new Map(known.map((table) => [table.name, new Set(table.columns.map(({ name }) => name))]));
  for (const table of isIn) {
    const its = byName.get(table);
    const stranger = columns.get(table)?.find((column) => !its?.has(column));
    if (its && stranger === undefined) continue;
    const what = its ? `column ${(stranger ?? '').slice(0, 60)} there` : `table ${table}`;
    throw new RestoreRefused(`${file}!${toTableEntry(table)}: this version restores no ${what}.`);
  }
}

/** An export of the same version has everything that this one would write: or somebody took it out. */
function refuseMissing({ file, columns, isIn, known }: Comparison): void {
  for (const { name: table, columns: wanted } of known) {
    if (!isIn.has(table)) throw new RestoreRefused(`${file}: the table ${table} is missing.`);
    const there = new Set(columns.get(table));
    const missing = wanted.find(({ name }) => !there.has(name));
    if (missing)
      throw new RestoreRefused(`${file}!${toTableEntry(table)}: the column ${missing.name} is missing.`);
  }
}
