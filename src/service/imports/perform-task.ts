import type { AccountId } from '../../domain/ids.ts';
import type { TaskOutcome } from '../../domain/import-task.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Site } from '../../domain/thread.ts';
import { OPERATOR, type Actor } from '../../domain/viewer.ts';
import { FormatRefused } from '../../exchange/format-refused.ts';
import { FORMATS } from '../../exchange/formats/format.ts';
import { closeRestingTasks, setTaskRun, type TaskRow } from '../../storage/import-tasks.ts';
import { listSites } from '../../storage/sites.ts';
import type { Deps } from '../deps.ts';
import type { TaskStep } from './pace.ts';
import { runImport } from './run-import.ts';
import { rehearseImport } from './rehearse-import.ts';
import { startImport, type StartImport } from './start-import.ts';
import { undoImport } from './undo-import.ts';

/** How a task ended. */
export interface TaskEnd {
  readonly state: 'stopped' | 'done' | 'failed';
  readonly outcome: TaskOutcome | null;
}

export interface TaskToPerform {
  readonly task: TaskRow;
  /** The files, in the order in which they were handed over. */
  readonly paths: readonly string[];
  readonly signal: AbortSignal;
  readonly onProgress: (step: Partial<TaskStep>) => void;
}

/**
 * Does what a task asks for, from where it stands; null where another process is at it already.
 * @throws The reason of the signal: the task can go on.
 */
export async function performTask(deps: Deps, work: TaskToPerform): Promise<TaskEnd | null> {
  const { task } = work;
  const site = (await listSites(deps.pool)).find(({ id }) => id === task.siteId);
  if (!site) return { state: 'failed', outcome: { refused: 'site_not_found' } };
  try {
    return await PERFORM[task.kind](deps, work, site);
  } catch (error) {
    if (!(error instanceof FormatRefused)) throw error;
    return { state: 'failed', outcome: { refusal: { code: error.code, ...error.place } } };
  }
}

type Perform = (deps: Deps, work: TaskToPerform, site: Site) => Promise<TaskEnd | null>;

const PERFORM: Readonly<Record<TaskRow['kind'], Perform>> = {
  import: performImport,
  rehearsal: performRehearsal,
  undo: performUndo,
};

async function performImport(
  deps: Deps,
  { task, paths, signal, onProgress }: TaskToPerform,
  site: Site,
): Promise<TaskEnd | null> {
  let { run } = task;
  if (run === null) {
    const started = await startImport(deps, onBehalfOf(deps, task.byId), toInput(task, { site, paths }));
    if (isRefusal(started)) return toEnd(started);
    run = started.number;
    await setTaskRun(deps.pool, task, run);
  }
  const report = await runImport(deps, { site, number: run, paths, signal }, onProgress);
  if (isRefusal(report)) return toEnd(report);
  // The files stay: perhaps they are of another format than was said.
  const { refusal } = report;
  return refusal === null ? { state: 'done', outcome: null } : { state: 'failed', outcome: { refusal } };
}

async function performRehearsal(
  deps: Deps,
  { task, paths, signal, onProgress }: TaskToPerform,
  site: Site,
): Promise<TaskEnd | null> {
  const input = { ...toInput(task, { site, paths }), signal, onProgress };
  const rehearsal = await rehearseImport(deps, onBehalfOf(deps, task.byId), input);
  return isRefusal(rehearsal) ? toEnd(rehearsal) : { state: 'done', outcome: rehearsal };
}

async function performUndo(deps: Deps, { task }: TaskToPerform, site: Site): Promise<TaskEnd | null> {
  if (task.run === null) return { state: 'failed', outcome: { refused: 'import_not_found' } };
  const undone = await undoImport(deps, onBehalfOf(deps, task.byId), { site, number: task.run });
  if (isRefusal(undone)) return toEnd(undone);
  if (undone.outcome === 'undone') {
    await closeRestingTasks(deps.pool, { siteId: site.id, run: task.run });
    return { state: 'done', outcome: null };
  }
  // Which comments they are tells whoever asks on the machine; here it would be a list of ids.
  const blockers = undone.blockers.map(({ kind, count }) => ({ kind, count }));
  return { state: 'failed', outcome: { blockers } };
}

function toInput(
  { options }: TaskRow,
  { site, paths }: { readonly site: Site; readonly paths: readonly string[] },
): StartImport {
  const format = FORMATS.find((each) => each === options?.format) ?? 'auto';
  const { source, zone = 'UTC', areAuthorsPublishers = false, mapUrl = [] } = options ?? {};
  return {
    site,
    format,
    paths,
    source: source ?? undefined,
    options: { zone, areAuthorsPublishers, mapUrl },
  };
}

/** Whoever asked was let in when they asked, by what counted then. What they asked for is done in their name. */
function onBehalfOf(deps: Deps, accountId: AccountId | null): Actor {
  if (accountId === null) return OPERATOR;
  return {
    kind: 'account',
    accountId,
    sessionId: null,
    name: null,
    isGuest: false,
    scope: 'full',
    role: 'admin',
    roleSites: null,
    badges: [],
    picture: null,
    hasProfile: false,
    language: null,
    timeZone: null,
    bannedUntil: null,
    bars: [],
    secondFactor: 'shown',
    confirmedAt: deps.clock(),
  };
}

function toEnd({ refused, figures }: Refusal): TaskEnd | null {
  // Somebody imports on the command line: the task waits.
  if (refused === 'import_running') return null;
  return { state: 'failed', outcome: { refused, ...(figures ? { figures } : {}) } };
}
