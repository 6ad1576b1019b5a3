import type { Writable } from 'node:stream';
import { createArchiveWriter, type ArchiveWriter } from '../../exchange/parley/archive-writer.ts';
import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  SCHEMA_ENTRY,
  type Manifest,
} from '../../exchange/parley/manifest.ts';
import { toRowSchemas } from '../../exchange/parley/row-schema.ts';
import type { Site } from '../../domain/thread.ts';
import { copyLines } from '../../storage/copy-out.ts';
import {
  beginExport,
  collectAccounts,
  findLastMigration,
  listTablesToExport,
  toExportSelect,
  type ExportScope,
} from '../../storage/export-rows.ts';
import { withTransaction, type Db } from '../../storage/pool.ts';
import type { Deps } from '../deps.ts';
import { writeTo } from './write-to.ts';

/** What to export, and what the manifest says of where it came from. */
export interface ExportRequest {
  /** Null for the whole installation, which alone can be restored. */
  readonly site: Pick<Site, 'id' | 'key'> | null;
  /** Only what was made or changed since; null for everything. */
  readonly since: Date | null;
  readonly withSecrets: boolean;
  /** The public address of this installation. */
  readonly publicUrl: string;
  /** The version of Parley. */
  readonly version: string;
  readonly onProgress?: (progress: ExportProgress) => void;
}

/** How far an export has come. */
export interface ExportProgress {
  readonly table: string;
  /** Of its lines, until now. */
  readonly bytes: number;
  /** Whether the table is in. */
  readonly isDone: boolean;
}

/**
 * Writes an export into a sink, which it ends: everything as it is in one moment, while others go on writing. Memory is
 * bounded whatever there is. Whoever keeps the file has to take it away again where this throws.
 */
export async function exportData(
  deps: Pick<Deps, 'pool' | 'clock'>,
  request: ExportRequest,
  sink: Writable,
): Promise<Manifest> {
  return writeTo(sink, async () => {
    const archive = await createArchiveWriter(sink);
    let isBegun = false;
    try {
      return await withTransaction(deps.pool, async (db) => {
        // What was written cannot be taken back for another attempt; reading in a snapshot needs none.
        if (isBegun) throw new Error('The export was interrupted by the database.');
        isBegun = true;
        await beginExport(db);
        return write(db, archive, { ...request, exportedAt: deps.clock() });
      });
    } catch (error) {
      await archive.fail();
      throw error;
    }
  });
}

async function write(
  db: Db,
  archive: ArchiveWriter,
  request: ExportRequest & { readonly exportedAt: Date },
): Promise<Manifest> {
  const { site, since, withSecrets, onProgress = () => undefined } = request;
  const scope: ExportScope = { siteId: site?.id ?? null, since, withSecrets };
  if (scope.siteId !== null) await collectAccounts(db, scope.siteId);
  const toExport = await listTablesToExport(db, scope);
  archive.addText(SCHEMA_ENTRY, toRowSchemas(toExport));
  const tables: Manifest['tables'] = [];
  for (const table of toExport) {
    let bytes = 0;
    const lines = copyLines(db, toExportSelect(table, scope));
    const written = await archive.addTable(table.name, lines, (more) => {
      bytes += more;
      onProgress({ table: table.name, bytes, isDone: false });
    });
    onProgress({ table: table.name, bytes, isDone: true });
    tables.push(written);
  }
  const manifest: Manifest = {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    parley: request.version,
    migration: await findLastMigration(db),
    url: request.publicUrl,
    exportedAt: request.exportedAt.toISOString(),
    site: site?.key ?? null,
    since: since?.toISOString() ?? null,
    withSecrets,
    tables,
  };
  await archive.end(manifest);
  return manifest;
}
