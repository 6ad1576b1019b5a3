import { basename } from 'node:path';
import { openArchive, type ArchiveReader } from '../../exchange/parley/archive-reader.ts';
import { toTableEntry, type Manifest } from '../../exchange/parley/manifest.ts';
import { readStrictRows } from '../../exchange/parley/strict-rows.ts';
import { EXPORT_TABLES } from '../../storage/export-tables.ts';
import { withTransaction, type Db } from '../../storage/pool.ts';
import {
  attempt,
  beginRestore,
  finishRestore,
  isRowError,
  listRowsThere,
  parseMissingKey,
  putBack,
  setAside,
} from '../../storage/restore-rows.ts';
import type { Deps } from '../deps.ts';
import { countRows, fillTables, type RestoreProgress } from './fill-tables.ts';
import { RestoreRefused } from './restore-refused.ts';
import { listTargets, refusePartial, refuseStrangers } from './restore-targets.ts';
import { resumeJobs } from './resume-jobs.ts';

/** What to restore. */
export interface RestoreRequest {
  readonly path: string;
  readonly onProgress?: (progress: RestoreProgress) => void;
}

/**
 * Restores an export of a whole installation into one that is empty, in one transaction: everything, or nothing. Throws
 * RestoreRefused or FormatRefused where that cannot be, with the entry and the line. Memory is bounded whatever the file
 * holds. Gives the manifest.
 */
export async function restoreData(
  deps: Pick<Deps, 'pool'>,
  { path, onProgress = () => undefined }: RestoreRequest,
): Promise<Manifest> {
  const archive = await openArchive(path, basename(path));
  try {
    refusePartial(archive.manifest);
    refuseStrangers(archive);
    const columns = await archive.readColumns();
    await withTransaction(deps.pool, async (db) => {
      await beginRestore(db);
      await refuseUnlessEmpty(db);
      const targets = await listTargets(db, archive, columns);
      const aside = await setAside(db);
      await fillTables(db, { archive, targets }, onProgress);
      onProgress({ step: 'checking', ...countRows(archive.manifest) });
      for (const each of aside) {
        await attempt(db, () => putBack(db, each)).catch(async (error: unknown) => {
          throw await explainConstraint({ archive, columns }, error);
        });
      }
      await finishRestore(db);
      await resumeJobs(db);
    });
    return archive.manifest;
  } finally {
    archive.close();
  }
}

async function refuseUnlessEmpty(db: Db): Promise<void> {
  const there = await listRowsThere(db);
  if (there.length === 0) return;
  const named = there.map(({ table, rows }) => `${rows.toLocaleString('en')} in ${table}`).join(', ');
  throw new RestoreRefused(
    `An export is restored into an empty installation only, and this one is not: ${named}. Give a new data folder (--data) or an empty database.`,
  );
}

/** Names the line that points to a row which is not there; the database knows only the values. */
async function explainConstraint(
  {
    archive,
    columns,
  }: { readonly archive: ArchiveReader; readonly columns: ReadonlyMap<string, readonly string[]> },
  error: unknown,
): Promise<unknown> {
  if (!isRowError(error)) return error;
  const { table = '', detail = '', message } = error;
  const key = parseMissingKey(detail);
  if (!key || !(table in EXPORT_TABLES)) return new RestoreRefused(`${archive.file}: ${message}.`);
  for await (const { line, value } of readStrictRows(archive, table, columns.get(table) ?? [])) {
    if ([...key].every(([name, text]) => String(value[name]) === text))
      return new RestoreRefused(
        `${archive.file}!${toTableEntry(table)}:${line}: this row points to one that is not in the export, by ${[...key.keys()].join(', ')}.`,
      );
  }
  return new RestoreRefused(`${archive.file}!${toTableEntry(table)}: ${message}.`);
}
