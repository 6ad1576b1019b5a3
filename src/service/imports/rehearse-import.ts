import { createHash } from 'node:crypto';
import type { ImportReport, RehearsedStory } from '../../domain/import-report.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Actor } from '../../domain/viewer.ts';
import { FormatRefused } from '../../exchange/format-refused.ts';
import { noteLostVotes } from '../../storage/import-merge.ts';
import { deleteProblems } from '../../storage/import-problems.ts';
import { beginRehearsal, REHEARSAL } from '../../storage/import-rehearsals.ts';
import { endImportRun, findImportRun, lockImports, unlockImports } from '../../storage/import-runs.ts';
import { beginStage, clearStage, markRead } from '../../storage/import-staging.ts';
import { openSession, type Session } from '../../storage/pool.ts';
import type { Deps } from '../deps.ts';
import { countRun } from './count-run.ts';
import { SETTINGS, type ImportStep, type ImportWork } from './import-work.ts';
import { readFiles } from './read-files.ts';
import { toImportReport } from './read-import-run.ts';
import { rehearseStage, type RehearsedStage } from './rehearse-stage.ts';
import { admitImport, type AdmittedImport, type StartImport } from './start-import.ts';

export interface RehearseImport extends StartImport {
  /** Chooses the discussions that are shown; without it the files do, so that the same files show the same ones. */
  readonly seed?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (step: ImportStep) => void;
}

export interface Rehearsal {
  readonly report: ImportReport;
  /** Ten discussions as they would be. */
  readonly stories: readonly RehearsedStory[];
}

/**
 * Does all that an import does and takes each part of it back: files are read into the same tables, and every batch of
 * stories is merged by the same code in a transaction that ends in a rollback. So it finds and counts what the import
 * will, and nobody ever sees anything of it; stories that are here already are held for the time of one batch. What it
 * noted stands under run 0 until the next rehearsal.
 * @throws FormatRefused where the files are of no known format.
 */
export async function rehearseImport(
  deps: Deps,
  actor: Actor,
  input: RehearseImport,
): Promise<Rehearsal | Refusal> {
  const admitted = await admitImport(deps, actor, input);
  if (isRefusal(admitted)) return admitted;
  const { site } = input;
  const session = await openSession(deps.pool, SETTINGS);
  try {
    if (!(await lockImports(session, site.id))) return refuse('import_running');
    try {
      return await rehearseAlone({ deps, session, input, admitted });
    } finally {
      await clearStage(session, { siteId: site.id, number: REHEARSAL }).catch(() => undefined);
      await unlockImports(session, site.id).catch(() => undefined);
    }
  } finally {
    session.close();
  }
}

interface Admitted {
  readonly deps: Deps;
  readonly session: Session;
  readonly input: RehearseImport;
  readonly admitted: AdmittedImport;
}

/** Rehearses while nobody else imports into the site. */
async function rehearseAlone({ deps, session, input, admitted }: Admitted): Promise<Rehearsal | Refusal> {
  const { site } = input;
  const ref = { siteId: site.id, number: REHEARSAL };
  await session.transact((db) => beginRehearsal(db, { ...admitted, startedAt: deps.clock() }));
  const run = await findImportRun(session, ref);
  if (run === null) return refuse('import_not_found');
  let step: ImportStep = { phase: 'reading', ...run.progress };
  const tell = async (news: Partial<ImportStep>) => {
    step = { ...step, ...news };
    input.onProgress?.(step);
  };
  const work: ImportWork = { deps, session, run, input: { ...input, number: REHEARSAL }, onProgress: tell };
  const seed = input.seed ?? run.files.map(({ sha256 }) => sha256).join();
  const stories = await rehearse(work, createHash('sha256').update(seed).digest('hex'));
  const ended = await findImportRun(session, ref);
  if (ended === null) return refuse('import_not_found');
  const report = await toImportReport({ pool: session }, site, ended);
  return { report: { ...report, run: null, isRehearsal: true }, stories };
}

async function rehearse(work: ImportWork, seed: string): Promise<readonly RehearsedStory[]> {
  const { deps, session, run } = work;
  try {
    await beginStage(session, run);
    await readFiles(session, {
      ...work.input,
      run,
      onProgress: (step) => work.onProgress({ phase: 'reading', ...step }),
    });
    await session.transact((db) => markRead(db, run));
    const rehearsed = await rehearseStage(work, seed);
    await finish(work, rehearsed);
    return rehearsed.stories;
  } catch (error) {
    if (!(error instanceof FormatRefused)) throw error;
    await session.transact(async (db) => {
      await deleteProblems(db, run);
      const refusal = { code: error.code, ...error.place };
      await endImportRun(db, run, { state: 'refused', at: deps.clock(), refusal });
    });
    return [];
  }
}

async function finish({ deps, session, run }: ImportWork, { done }: RehearsedStage): Promise<void> {
  await session.transact(async (db) => {
    await noteLostVotes(db, run);
    const counts = await countRun(db, run, done);
    await endImportRun(db, run, { state: 'done', at: deps.clock(), counts });
  });
}
