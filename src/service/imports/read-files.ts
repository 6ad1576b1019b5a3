import { readExport } from '../../exchange/read-export.ts';
import type { Format } from '../../exchange/formats/format.ts';
import type { ImportRunRow } from '../../storage/import-runs.ts';
import { copyStaged, STAGED_KINDS, type StagedKind } from '../../storage/import-staging.ts';
import type { Session } from '../../storage/pool.ts';
import type { Site } from '../../domain/thread.ts';
import { RecordStager } from './stage-records.ts';

/** Characters gathered before they are copied: fewer make more round trips, more are memory. */
const COPY_FROM = 1024 * 1024;

export interface ReadFiles {
  readonly site: Site;
  readonly run: ImportRunRow;
  readonly paths: readonly string[];
  readonly signal?: AbortSignal | undefined;
  /** Called from time to time with the bytes read of the files and the comments in them. */
  readonly onProgress: (progress: { readonly bytesRead: number; readonly staged: number }) => Promise<void>;
}

/**
 * Reads an export from the start of its files into staging tables, rendered. One megabyte is copied while the next is
 * read. Throws `FormatRefused`; what came before it is the caller's to forget.
 */
export async function readFiles(session: Session, input: ReadFiles): Promise<void> {
  const { site, run, paths, signal, onProgress } = input;
  const { options } = run;
  const reading = await readExport(paths, {
    format: run.format as Format,
    zone: options.zone,
    areAuthorsPublishers: options.areAuthorsPublishers,
    ...(options.fromSite === null ? {} : { fromSite: options.fromSite }),
    // What lies in the future does so as seen from the start of the run, however often it goes on.
    now: run.startedAt,
  });
  const stager = new RecordStager({ site, run, source: run.source, options });
  let lines = createLines();
  let copying: Promise<void> = Promise.resolve();
  let staged = 0;
  const write = (kind: StagedKind, line: string) => {
    lines[kind].push(line);
    lines.length += line.length;
    staged += kind === 'comment' ? 1 : 0;
  };
  try {
    for await (const { records, bytesRead } of reading.batches) {
      signal?.throwIfAborted();
      for (const record of records) stager.stage(record, write);
      if (lines.length < COPY_FROM) continue;
      await copying;
      copying = copyLines(session, lines);
      // Whoever waits for it later hears of its failure; until then nobody does.
      copying.catch(() => undefined);
      lines = createLines();
      await onProgress({ bytesRead, staged });
    }
  } finally {
    await copying;
  }
  await copyLines(session, lines);
  await onProgress({ bytesRead: reading.totalBytes, staged });
}

type Lines = Record<StagedKind, string[]> & { length: number };

function createLines(): Lines {
  return { story: [], author: [], comment: [], vote: [], problem: [], length: 0 };
}

async function copyLines(session: Session, lines: Lines): Promise<void> {
  for (const kind of STAGED_KINDS) {
    const rows = lines[kind];
    if (rows.length > 0) await copyStaged(session, kind, rows.join(''));
  }
}
