import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ImportReport } from '../../domain/import-report.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Site } from '../../domain/thread.ts';
import type { Actor } from '../../domain/viewer.ts';
import type { FormatRefused } from '../../exchange/format-refused.ts';
import type { Format } from '../../exchange/formats/format.ts';
import { readExport } from '../../exchange/read-export.ts';
import {
  findUnfinishedRun,
  insertImportRun,
  type ImportFile,
  type ImportOptions,
  type ImportRunRow,
  type NewImportRun,
} from '../../storage/import-runs.ts';
import { withTransaction } from '../../storage/pool.ts';
import { lockSite } from '../../storage/sites.ts';
import type { Deps } from '../deps.ts';
import { forbid } from '../permit.ts';
import { recordChange } from '../record-change.ts';
import { NO_COUNTS } from './count-run.ts';

export interface StartImport {
  readonly site: Site;
  readonly format: Format | 'auto';
  /** Which of several exports of one format it is; without it the name of the format. */
  readonly source?: string | undefined;
  readonly paths: readonly string[];
  /** What to call the files, where they lie under other names. */
  readonly names?: readonly string[];
  readonly options?: Partial<ImportOptions>;
}

export interface StartedImport {
  readonly number: number;
  readonly format: string;
  readonly source: string;
  /** Whether it had begun before. */
  readonly goesOn: boolean;
}

/** A source stands in every row that it brings, and is typed by people. */
const SOURCE = /^[a-z0-9][a-z0-9._-]{0,39}$/;

const DEFAULTS: ImportOptions = { zone: 'UTC', areAuthorsPublishers: false, mapUrl: [], fromSite: null };

/** An import that may be: its files are of a known format, and nothing of them is read but that. */
export type AdmittedImport = Omit<NewImportRun, 'startedAt'>;

/**
 * Looks whether files may be imported, and at what they are.
 * @throws FormatRefused where the files are of no known format, or of different ones.
 */
export async function admitImport(
  deps: Deps,
  actor: Actor,
  input: StartImport,
): Promise<AdmittedImport | Refusal> {
  const { site, paths } = input;
  const refusal = forbid(deps, actor, { permission: 'site.import', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  if (input.source !== undefined && !SOURCE.test(input.source))
    return refuse('import_source_invalid', { field: 'source' });
  const options = { ...DEFAULTS, ...input.options };
  if (!isZone(options.zone)) return refuse('input_invalid', { field: 'zone' });
  const { format } = await readExport(paths, { format: input.format, now: deps.clock() });
  const files = await toFiles(input);
  const bytesTotal = files.reduce((sum, { size }) => sum + size, 0);
  const byId = actor.kind === 'account' ? actor.accountId : null;
  return { siteId: site.id, source: input.source ?? format, format, byId, files, options, bytesTotal };
}

/** The files by their names, with what tells whether they are the same. */
async function toFiles({ paths, names }: Pick<StartImport, 'paths' | 'names'>): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  for (const [at, path] of paths.entries()) files.push(await toFile(path, names?.[at]));
  return files;
}

/** The report of files that were refused before a run of them began. */
export async function toRefusedReport(
  input: StartImport & { readonly isRehearsal: boolean; readonly at: Date },
  error: FormatRefused,
): Promise<ImportReport> {
  const { site, format, isRehearsal } = input;
  const at = input.at.toISOString();
  return {
    run: null,
    isRehearsal,
    site: site.key,
    format,
    source: input.source ?? format,
    state: 'refused',
    files: await toFiles(input),
    options: { ...DEFAULTS, ...input.options },
    startedAt: at,
    endedAt: at,
    counts: NO_COUNTS,
    problems: [],
    refusal: { code: error.code, ...error.place },
  };
}

/**
 * Begins to import the files of one export into a site, or finds the run of the same files that has not come to its end.
 * Nothing is read yet but enough to know the format: `runImport` does the work.
 * @throws FormatRefused where the files are of no known format, or of different ones.
 */
export async function startImport(
  deps: Deps,
  actor: Actor,
  input: StartImport,
): Promise<StartedImport | Refusal> {
  const admitted = await admitImport(deps, actor, input);
  if (isRefusal(admitted)) return admitted;
  const { site } = input;
  const { source, format } = admitted;
  return withTransaction(deps.pool, async (db) => {
    await lockSite(db, site.id);
    const under = await findUnfinishedRun(db, site.id);
    if (under) return goOn(under, admitted);
    const number = await insertImportRun(db, { ...admitted, startedAt: deps.clock() });
    const to = { run: number, source, format, bytes: admitted.bytesTotal };
    const change = { action: 'import.started', siteId: site.id, target: site.key, to };
    await recordChange(deps, db, { actor, change });
    return { number, format, source, goesOn: false };
  });
}

function goOn(
  run: ImportRunRow,
  wanted: Pick<ImportRunRow, 'source' | 'format' | 'files' | 'options'>,
): StartedImport | Refusal {
  const { number, source, format, files, options } = run;
  const hashes = (each: readonly ImportFile[]) => each.map(({ sha256 }) => sha256);
  const isSame =
    run.state !== 'undoing' &&
    source === wanted.source &&
    format === wanted.format &&
    isDeepStrictEqual(hashes(files), hashes(wanted.files)) &&
    isDeepStrictEqual(options, wanted.options);
  return isSame
    ? { number, format, source, goesOn: true }
    : refuse('import_unfinished', { figures: { run: number } });
}

async function toFile(path: string, name = basename(path)): Promise<ImportFile> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    hash.update(chunk as Buffer);
  return { name, size: (await stat(path)).size, sha256: hash.digest('hex') };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
