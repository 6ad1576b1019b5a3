import type { TaskProgress } from '../../domain/import-task.ts';
import {
  beginTask,
  endTask,
  listOpenTasks,
  noteProgress,
  putTaskBack,
  withTaskLock,
  type TaskRow,
} from '../../storage/import-tasks.ts';
import { findUpload, letUploadGo } from '../../storage/import-uploads.ts';
import type { Deps } from '../deps.ts';
import { withFiles } from './lay-out-files.ts';
import { createPace, type TaskStep } from './pace.ts';
import { performTask, type TaskEnd } from './perform-task.ts';
import { dropLeavingUploads } from './uploads.ts';

export interface TaskWork {
  /** Where files are laid out while they are read. */
  readonly folder: string;
  /** Tells that the process is about to stop: what is under way rests, and another process goes on. */
  readonly signal: AbortSignal;
  readonly log: (level: 'error' | 'info', message: string) => void;
}

/** Begun so often without getting anywhere, a task is given up: it takes its process with it. */
const MOST_ATTEMPTS = 5;
/** Often enough for a bar that moves, seldom enough to cost nothing. */
const PROGRESS_MS = 500;

/**
 * Works on everything that admins asked for, one after the other, until there is nothing that no other process works on.
 * What a process that died has begun goes on where it stood.
 */
export async function workOnTasks(deps: Deps, work: TaskWork): Promise<void> {
  for (let hasWorked = true; hasWorked;) {
    hasWorked = false;
    for (const { siteId, id } of await listOpenTasks(deps.pool)) {
      if (work.signal.aborted) return;
      const worked = await withTaskLock(deps.pool, siteId, () => workOn(deps, work, { siteId, id }));
      hasWorked ||= worked ?? false;
    }
  }
}

/** Whether there is anything to be done, or to go on with. */
export async function hasOpenTasks({ pool }: Pick<Deps, 'pool'>): Promise<boolean> {
  return (await listOpenTasks(pool)).length > 0;
}

type TaskKey = Pick<TaskRow, 'siteId' | 'id'>;

/** Works on a task; false where it is not open any more, or somebody else's work stands in its way. */
async function workOn(deps: Deps, work: TaskWork, key: TaskKey): Promise<boolean> {
  const task = await beginTask(deps.pool, key, deps.clock());
  if (task === null) return false;
  const ended: TaskEnd | 'open' =
    task.attempts > MOST_ATTEMPTS ? { state: 'failed', outcome: null } : await attempt(deps, work, task);
  if (ended === 'open') return false;
  await end(deps, task, ended);
  return true;
}

/** Where the process stops, a task stays open, and another one goes on with it. */
async function attempt(deps: Deps, work: TaskWork, task: TaskRow): Promise<TaskEnd | 'open'> {
  const stopping = new AbortController();
  const signal = AbortSignal.any([work.signal, stopping.signal]);
  const onProgress = notedSlowly(async (progress) => {
    if (await noteProgress(deps.pool, task, progress)) stopping.abort();
  });
  try {
    const ended = await withTaskFiles(deps, { task, folder: work.folder, signal }, (paths) =>
      performTask(deps, { task, paths, signal, onProgress }),
    );
    if (ended !== null) return ended;
    await putTaskBack(deps.pool, task);
    return 'open';
  } catch (error) {
    if (stopping.signal.aborted) return { state: 'stopped', outcome: null };
    if (signal.aborted) return 'open';
    work.log('error', `A task of imports failed: ${describe(error)}`);
    return { state: 'failed', outcome: null };
  }
}

/** Messages of the database name what stood in rows; its codes do not. */
function describe(error: unknown): string {
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  return code === undefined ? `${name}: ${message}` : `${name} ${code}`;
}

/** Files that are imported are not needed any more; those of a rehearsal are, and those of what can go on. */
async function end(deps: Deps, task: TaskRow, { state, outcome }: TaskEnd): Promise<void> {
  await endTask(deps.pool, task, { state, outcome, at: deps.clock() });
  if (task.kind !== 'import' || state !== 'done' || task.uploadId === null) return;
  await letUploadGo(deps.pool, { siteId: task.siteId, id: task.uploadId });
  await dropLeavingUploads(deps);
}

async function withTaskFiles(
  { pool }: Pick<Deps, 'pool'>,
  given: { readonly task: TaskRow; readonly folder: string; readonly signal: AbortSignal },
  work: (paths: readonly string[]) => Promise<TaskEnd | null>,
): Promise<TaskEnd | null> {
  const { uploadId, siteId } = given.task;
  if (uploadId === null) return work([]);
  const upload = await findUpload(pool, { siteId, id: uploadId });
  if (upload === null) return { state: 'failed', outcome: { refused: 'upload_not_found' } };
  return withFiles({ ...given, pool }, upload, work);
}

/** Passes on the first and then one at a time, not more often than a bar can show. */
function notedSlowly(note: (progress: TaskProgress) => Promise<void>): (step: Partial<TaskStep>) => void {
  let [last, isNoting] = [0, false];
  let known: TaskStep = { phase: 'reading', bytesRead: 0, bytesTotal: 0, staged: 0, merged: 0 };
  const pace = createPace();
  return (step) => {
    known = { ...known, ...step };
    const progress = pace(known);
    const now = performance.now();
    if (isNoting || now - last < PROGRESS_MS) return;
    [last, isNoting] = [now, true];
    note(progress)
      // The next one tells as much; a database that is away ends the work by itself.
      .catch(() => undefined)
      .finally(() => {
        isNoting = false;
      });
  };
}
