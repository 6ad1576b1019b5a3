import {
  MOST_PLACES,
  PROBLEM_EFFECTS,
  type ImportReport,
  type ProblemGroup,
} from '../../domain/import-report.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Site } from '../../domain/thread.ts';
import type { Actor } from '../../domain/viewer.ts';
import { groupProblems, listProblems, type ProblemRow } from '../../storage/import-problems.ts';
import { findImportRun, listRunRows, type ImportRunRow } from '../../storage/import-runs.ts';
import type { Db } from '../../storage/pool.ts';
import type { Deps } from '../deps.ts';
import { forbid } from '../permit.ts';
import { effectOf, NO_COUNTS, REPORTED_KINDS } from './count-run.ts';

/** A run as those who administer the site see it. */
export type ImportRun = Omit<ImportRunRow, 'siteId'>;

export interface WhichRun {
  readonly site: Site;
  readonly number: number;
}

/** How a run stands, with how far it is. */
export async function readImportRun(
  deps: Deps,
  actor: Actor,
  { site, number }: WhichRun,
): Promise<ImportRun | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'settings.read', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  return (await findImportRun(deps.pool, { siteId: site.id, number })) ?? refuse('import_not_found');
}

/** The runs of a site, the newest first. */
export async function listImportRuns(deps: Deps, actor: Actor, site: Site): Promise<ImportRun[] | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'settings.read', siteId: site.id });
  return isRefusal(refusal) ? refusal : listRunRows(deps.pool, site.id);
}

/** What a run did, as a report. */
export async function readImportReport(
  deps: Deps,
  actor: Actor,
  which: WhichRun,
): Promise<ImportReport | Refusal> {
  const run = await readImportRun(deps, actor, which);
  return isRefusal(run) ? run : toImportReport(deps, which.site, run);
}

/** Some of the problems of a run, in the order of its files. */
export async function listImportProblems(
  deps: Deps,
  actor: Actor,
  { site, number, after, limit }: WhichRun & { readonly after: number | null; readonly limit: number },
): Promise<ProblemRow[] | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'settings.read', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  return listProblems(deps.pool, { siteId: site.id, number }, { after, limit });
}

/** The report of a run as it is stored. */
export async function toImportReport(
  deps: { readonly pool: Db },
  site: Site,
  run: ImportRun,
): Promise<ImportReport> {
  const groups = await groupProblems(deps.pool, { siteId: site.id, number: run.number }, MOST_PLACES);
  const { number, format, source, state, files, options, startedAt, endedAt, refusal } = run;
  return {
    run: number,
    isRehearsal: false,
    site: site.key,
    format,
    source,
    state,
    files,
    options,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    counts: run.counts ?? NO_COUNTS,
    problems: groups.map(toGroup).toSorted((a, b) => rank(a) - rank(b)),
    refusal,
  };
}

function toGroup({
  code,
  kind,
  count,
  places,
}: Awaited<ReturnType<typeof groupProblems>>[number]): ProblemGroup {
  return { code, effect: effectOf(code), kind: kind && REPORTED_KINDS[kind], count, places };
}

const rank = ({ effect }: ProblemGroup): number => PROBLEM_EFFECTS.indexOf(effect);
