import type { ImportCounts, ImportKind, ImportRefusal, ImportState } from '../domain/import-report.ts';
import type { AccountId, SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** Which run of which site. */
export interface RunRef {
  readonly siteId: SiteId;
  readonly number: number;
}

export interface ImportFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** What changes how files are read; a run that goes on reads with the same. */
export interface ImportOptions {
  readonly zone: string;
  readonly areAuthorsPublishers: boolean;
  readonly mapUrl: readonly { readonly from: string; readonly to: string }[];
  /** The key of the site whose comments are meant, where the files have several. */
  readonly fromSite: string | null;
}

/** How far a run is: bytes of the files as they lie on the disk, comments read and comments put in their place. */
export interface ImportProgress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly staged: number;
  readonly merged: number;
}

export interface ImportRunRow {
  readonly siteId: SiteId;
  readonly number: number;
  readonly source: string;
  readonly format: string;
  readonly state: ImportState;
  readonly byId: AccountId | null;
  readonly files: readonly ImportFile[];
  readonly options: ImportOptions;
  readonly progress: ImportProgress;
  readonly counts: Readonly<Record<ImportKind, ImportCounts>> | null;
  readonly refusal: ImportRefusal | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

const COLUMNS = `site_id as "siteId", number, source, format, state, by_id as "byId", files, options, progress, report as counts, refusal,
  started_at as "startedAt", ended_at as "endedAt"`;

/** A run; null when there is none of this number. */
export async function findImportRun(db: Db, { siteId, number }: RunRef): Promise<ImportRunRow | null> {
  const { rows } = await db.query<ImportRunRow>({
    text: `select ${COLUMNS} from import_runs where site_id = $1 and number = $2`,
    values: [siteId, number],
  });
  return rows[0] ?? null;
}

/** The runs of a site, the newest first, at most 200. */
export async function listRunRows(db: Db, siteId: SiteId): Promise<ImportRunRow[]> {
  const { rows } = await db.query<ImportRunRow>({
    text: `select ${COLUMNS} from import_runs where site_id = $1 and number > 0 order by number desc limit 200`,
    values: [siteId],
  });
  return rows;
}

/** The run of a site that has begun and not ended, also one that failed; null when there is none. */
export async function findUnfinishedRun(db: Db, siteId: SiteId): Promise<ImportRunRow | null> {
  const { rows } = await db.query<ImportRunRow>({
    text: `select ${COLUMNS} from import_runs where site_id = $1 and number > 0 and state in ('reading', 'merging', 'failed', 'undoing')
      order by number desc limit 1`,
    values: [siteId],
  });
  return rows[0] ?? null;
}

export type NewImportRun = Pick<
  ImportRunRow,
  'siteId' | 'source' | 'format' | 'byId' | 'files' | 'options' | 'startedAt'
> & { readonly bytesTotal: number };

/** Adds a run and gives its number. The caller holds the lock of the site's row, so that numbers follow each other. */
export async function insertImportRun(db: Db, run: NewImportRun): Promise<number> {
  const progress: ImportProgress = { bytesRead: 0, bytesTotal: run.bytesTotal, staged: 0, merged: 0 };
  const { rows } = await db.query<{ number: number }>({
    text: `insert into import_runs (site_id, number, source, format, state, by_id, files, options, progress, started_at)
      select $1, coalesce(max(number), 0) + 1, $2, $3, 'reading', $4, $5, $6, $7, $8 from import_runs where site_id = $1
      returning number`,
    values: [
      run.siteId,
      run.source,
      run.format,
      run.byId,
      JSON.stringify(run.files),
      JSON.stringify(run.options),
      JSON.stringify(progress),
      run.startedAt,
    ],
  });
  return rows[0]?.number ?? 0;
}

/** Says how far a run is. */
export async function setImportProgress(db: Db, run: RunRef, progress: ImportProgress): Promise<void> {
  await db.query({
    text: 'update import_runs set progress = $3 where site_id = $1 and number = $2',
    values: [run.siteId, run.number, JSON.stringify(progress)],
  });
}

/** Moves a run on to a state in which it goes on working. */
export async function setImportState(
  db: Db,
  run: RunRef,
  state: 'reading' | 'merging' | 'undoing',
): Promise<void> {
  await db.query({
    text: 'update import_runs set state = $3, ended_at = null, refusal = null where site_id = $1 and number = $2',
    values: [run.siteId, run.number, state],
  });
}

export interface ImportEnd {
  readonly state: 'done' | 'refused' | 'failed' | 'undone';
  readonly at: Date;
  readonly counts?: ImportRunRow['counts'];
  readonly refusal?: ImportRefusal;
}

/** Ends a run. */
export async function endImportRun(db: Db, run: RunRef, end: ImportEnd): Promise<void> {
  await db.query({
    text: `update import_runs set state = $3, ended_at = $4, report = coalesce($5, report), refusal = coalesce($6, refusal)
      where site_id = $1 and number = $2`,
    values: [
      run.siteId,
      run.number,
      end.state,
      end.at,
      end.counts ? JSON.stringify(end.counts) : null,
      end.refusal ? JSON.stringify(end.refusal) : null,
    ],
  });
}

/**
 * Takes the lock under which one process at a time works on a site's imports; false where another has it. It goes with
 * the session.
 */
export async function lockImports(session: Db, siteId: SiteId): Promise<boolean> {
  const { rows } = await session.query<{ isLocked: boolean }>({
    text: `select pg_try_advisory_lock(hashtextextended('parley import ' || $1::text, 0)) as "isLocked"`,
    values: [siteId],
  });
  return rows[0]?.isLocked ?? false;
}

/** Gives the lock back at once: it would go with the session, but only once PostgreSQL has noticed that. */
export async function unlockImports(session: Db, siteId: SiteId): Promise<void> {
  await session.query({
    text: `select pg_advisory_unlock(hashtextextended('parley import ' || $1::text, 0))`,
    values: [siteId],
  });
}
