import type { ArchiveReader } from '../../exchange/parley/archive-reader.ts';
import { MAX_BODY } from '../../exchange/limits.ts';
import { toTableEntry, type Manifest } from '../../exchange/parley/manifest.ts';
import { readStrictRows, type StrictRow } from '../../exchange/parley/strict-rows.ts';
import type { Db } from '../../storage/pool.ts';
import { attempt, insertLines, isRowError, type RestoreTarget } from '../../storage/restore-rows.ts';
import { remakeHtml } from './remake-html.ts';
import { RestoreRefused } from './restore-refused.ts';
import type { Target } from './restore-targets.ts';

/** Rows that are sent at once, and their bytes: enough to make a statement worth while, and a few of them fit in memory. */
const BATCH_ROWS = 500;
const BATCH_BYTES = 512 * 1024;

/** More characters than any text here has, written or imported; rendering a longer one could take for ever. */
const LONGEST_TEXT = 2 * MAX_BODY;

/** How far a restore has come. */
export interface RestoreProgress {
  /** What is done at the moment: a table that fills, or `checking` at the end. */
  readonly step: string;
  readonly rows: number;
  readonly rowsTotal: number;
}

/** Every row of the manifest. */
export function countRows({ tables }: Manifest): { readonly rows: number; readonly rowsTotal: number } {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return { rows, rowsTotal: rows };
}

/** Fills the tables from the archive, in batches. Throws RestoreRefused or FormatRefused with the line that cannot be. */
export async function fillTables(
  db: Db,
  { archive, targets }: { readonly archive: ArchiveReader; readonly targets: readonly Target[] },
  onProgress: (progress: RestoreProgress) => void,
): Promise<void> {
  const { rowsTotal } = countRows(archive.manifest);
  let rows = 0;
  for (const target of targets) {
    // While the database takes one batch the next one is read.
    let inserting: Promise<void> = Promise.resolve();
    const lines = readStrictRows(archive, target.table, target.fileColumns);
    for await (const batch of inBatches(lines, { target, file: archive.file })) {
      await inserting;
      rows += batch.length;
      onProgress({ step: target.table, rows, rowsTotal });
      inserting = insertBatch(db, { target, file: archive.file }, batch);
      // Heard of when it is waited for; an error of the file may come first.
      inserting.catch(() => undefined);
    }
    await inserting;
  }
}

interface BatchLine {
  readonly line: number;
  readonly text: string;
}

interface At {
  readonly target: RestoreTarget;
  readonly file: string;
}

async function* inBatches(rows: AsyncIterable<StrictRow>, at: At): AsyncGenerator<BatchLine[]> {
  let batch: BatchLine[] = [];
  let bytes = 0;
  for await (const { line, text, value } of rows) {
    const { body } = value;
    if (typeof body === 'string' && body.length > LONGEST_TEXT)
      throw new RestoreRefused(`${nameLine(at, line)}: a text of ${body.length} characters is too long.`);
    const html = remakeHtml(at.target.table, value);
    const whole = html === null ? text : `${text.slice(0, -1)},${html}}`;
    batch.push({ line, text: whole });
    bytes += whole.length;
    if (batch.length < BATCH_ROWS && bytes < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

function nameLine({ file, target }: At, line: number): string {
  return `${file}!${toTableEntry(target.table)}:${line}`;
}

/** Inserts rows; where one of them cannot be, halves them until it is found. */
async function insertBatch(db: Db, at: At, batch: readonly BatchLine[]): Promise<void> {
  try {
    await attempt(db, () =>
      insertLines(
        db,
        at.target,
        batch.map(({ text }) => text),
      ),
    );
  } catch (error) {
    if (!isRowError(error)) throw error;
    const [first] = batch;
    if (batch.length === 1 && first)
      throw new RestoreRefused(`${nameLine(at, first.line)}: this row cannot be stored: ${error.message}.`);
    const half = Math.ceil(batch.length / 2);
    await insertBatch(db, at, batch.slice(0, half));
    await insertBatch(db, at, batch.slice(half));
  }
}
