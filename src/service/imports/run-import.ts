import type { ImportReport } from '../../domain/import-report.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { FormatRefused } from '../../exchange/format-refused.ts';
import { deleteProblems } from '../../storage/import-problems.ts';
import {
  endImportRun,
  findImportRun,
  lockImports,
  unlockImports,
  setImportProgress,
  setImportState,
  type ImportRunRow,
} from '../../storage/import-runs.ts';
import { beginStage, clearStage, findStage, markRead } from '../../storage/import-staging.ts';
import { addJob } from '../../storage/jobs.ts';
import { openSession } from '../../storage/pool.ts';
import { isUnavailable } from '../database-errors.ts';
import type { Deps } from '../deps.ts';
import { countRun } from './count-run.ts';
import { SETTINGS, type ImportStep, type ImportWork, type RunImport } from './import-work.ts';
import { mergeStage } from './merge-stage.ts';
import { readFiles } from './read-files.ts';
import { toImportReport } from './read-import-run.ts';

/** How often what a run has done is written down for others to see, in milliseconds. */
const TOLD_EVERY = 1_000;

/**
 * Works on a run until it is done, from where it stands: reads all of the files into tables that nobody sees, and puts
 * what they hold in its place, whole stories at a time. Files that are refused leave nothing but the refusal. Stopped
 * anywhere, also by the end of the process or of PostgreSQL, it goes on when it is called again with the same files, and
 * ends as if it had never stopped.
 * @throws DatabaseUnavailable and the reason of `signal`; the run can go on.
 */
export async function runImport(
  deps: Deps,
  input: RunImport,
  onProgress: (step: ImportStep) => void = () => undefined,
): Promise<ImportReport | Refusal> {
  const ref = { siteId: input.site.id, number: input.number };
  const session = await openSession(deps.pool, SETTINGS);
  try {
    if (!(await lockImports(session, ref.siteId))) return refuse('import_running');
    const run = await findImportRun(session, ref);
    if (run === null) return refuse('import_not_found');
    if (run.state === 'undoing') return refuse('import_unfinished', { figures: { run: run.number } });
    if (!['reading', 'merging', 'failed'].includes(run.state))
      return await toImportReport({ pool: session }, input.site, run);
    const work = { deps, session, run, input, onProgress: createTeller(deps, run, onProgress) };
    await runToEnd(work);
    const ended = await findImportRun(session, ref);
    return ended === null
      ? refuse('import_not_found')
      : await toImportReport({ pool: session }, input.site, ended);
  } finally {
    await unlockImports(session, ref.siteId).catch(() => undefined);
    session.close();
  }
}

async function runToEnd(work: ImportWork): Promise<void> {
  const { deps, session, run } = work;
  try {
    const stage = await findStage(session, run);
    if (stage?.isRead !== true) await readStage(work);
    await setImportState(session, run, 'merging');
    await mergeStage(work);
    await finish(work);
  } catch (error) {
    const at = deps.clock();
    if (error instanceof FormatRefused) {
      await session.transact(async (db) => {
        await deleteProblems(db, run);
        await endImportRun(db, run, { state: 'refused', at, refusal: { code: error.code, ...error.place } });
      });
      return await clearStage(session, run);
    }
    if (!isUnavailable(error) && work.input.signal?.aborted !== true)
      await endImportRun(deps.pool, run, { state: 'failed', at }).catch(() => undefined);
    throw error;
  }
}

async function readStage(work: ImportWork): Promise<void> {
  const { session, run, input, onProgress } = work;
  await setImportState(session, run, 'reading');
  await beginStage(session, run);
  await readFiles(session, {
    ...input,
    run,
    onProgress: (step) => onProgress({ phase: 'reading', ...step }),
  });
  await session.transact((db) => markRead(db, run));
}

async function finish({ deps, session, run }: ImportWork): Promise<void> {
  await session.transact(async (db) => {
    const counts = await countRun(db, run);
    await endImportRun(db, run, { state: 'done', at: deps.clock(), counts });
    await addJob(db, 'assign-sections', { siteId: run.siteId });
    // With this the end is on the disk, and all that came before it.
    await db.query({ text: 'set local synchronous_commit = on' });
  });
  await clearStage(session, run);
}

/** Tells whoever waits at every step, and everybody else from time to time. */
function createTeller(
  deps: Deps,
  run: ImportRunRow,
  onProgress: (step: ImportStep) => void,
): ImportWork['onProgress'] {
  let step: ImportStep = { phase: 'reading', ...run.progress };
  let toldAt = 0;
  return async (news) => {
    step = { ...step, ...news };
    onProgress(step);
    if (performance.now() - toldAt < TOLD_EVERY) return;
    toldAt = performance.now();
    const { phase: _phase, ...progress } = step;
    await setImportProgress(deps.pool, run, progress);
  };
}
