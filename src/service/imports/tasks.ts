import { isId } from '../../domain/ids.ts';
import type { TaskKind } from '../../domain/import-task.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Site } from '../../domain/thread.ts';
import type { Actor } from '../../domain/viewer.ts';
import {
  askTaskToStop,
  findNewestTask,
  findRunStarter,
  findTask,
  insertTask,
  listRunLines,
  listUnendedTasks,
  reopenTask,
  type RunLineRow,
  type TaskOptions,
  type TaskRow,
} from '../../storage/import-tasks.ts';
import { findUpload } from '../../storage/import-uploads.ts';
import { leaveKeyedJob } from '../../storage/jobs.ts';
import { withTransaction, type Db } from '../../storage/pool.ts';
import type { Deps } from '../deps.ts';
import { admitPerson, forbid } from '../permit.ts';
import { recordChange } from '../record-change.ts';

/** What somebody wants done with files, or with a run, as admins see it. */
export type ImportTask = Omit<TaskRow, 'siteId' | 'byId' | 'attempts'>;

export interface AskedTask {
  readonly site: Site;
  readonly kind: TaskKind;
  /** The files; null to take a run back. */
  readonly uploadId: string | null;
  readonly run: number | null;
  readonly options: TaskOptions | null;
}

/** Has files rehearsed or imported, or a run taken back, by a job: whoever asked need not wait. */
export async function askTask(deps: Deps, actor: Actor, asked: AskedTask): Promise<string | Refusal> {
  const { site, kind, uploadId, run, options } = asked;
  const person = admitPerson(deps, actor, { permission: 'site.import', siteId: site.id });
  if (isRefusal(person)) return person;
  return withTransaction(deps.pool, async (db) => {
    if (uploadId !== null && (await findUpload(db, { siteId: site.id, id: uploadId }))?.state !== 'ready')
      return refuse('upload_not_found');
    const askedAt = deps.clock();
    const task = { siteId: site.id, id: deps.newId(), kind, uploadId, run, options, askedAt };
    if (!(await insertTask(db, { ...task, byId: person.accountId }))) return refuse('import_under_way');
    await wakeUp(deps, db);
    await recordChange(deps, db, {
      actor,
      change: {
        action: `import.${ACTIONS[kind]}`,
        siteId: site.id,
        target: site.key,
        to: { run, ...options },
      },
    });
    return task.id;
  });
}

const ACTIONS = { rehearsal: 'rehearsed', import: 'asked', undo: 'undo-asked' } as const;

/** Has what is open looked at now; where the process that looks dies, others look once a minute. */
async function wakeUp(deps: Pick<Deps, 'clock'>, db: Db): Promise<void> {
  await leaveKeyedJob(db, 'work-imports', { payload: {}, runAt: deps.clock(), key: 'work-imports' });
}

interface NamedTask {
  readonly site: Site;
  readonly id: string;
}

/** A task of a site. */
export async function readTask(
  deps: Deps,
  actor: Actor,
  { site, id }: NamedTask,
): Promise<ImportTask | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'settings.read', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const task = isId(id) ? await findTask(deps.pool, { siteId: site.id, id }) : null;
  return task ?? refuse('import_not_found');
}

/** The newest task about files, or about a run; null where there is none. */
export async function readTaskAbout(
  deps: Deps,
  actor: Actor,
  { site, ...about }: { readonly site: Site; readonly uploadId?: string; readonly run?: number },
): Promise<ImportTask | null | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'settings.read', siteId: site.id });
  return isRefusal(refusal) ? refusal : findNewestTask(deps.pool, { siteId: site.id, ...about });
}

/** What is under way on a site, or rests. */
export async function listTasks(deps: Deps, actor: Actor, site: Site): Promise<ImportTask[] | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'settings.read', siteId: site.id });
  return isRefusal(refusal) ? refusal : listUnendedTasks(deps.pool, site.id);
}

/** The runs of a site, newest first, with whoever asked for them. */
export async function listRuns(deps: Deps, actor: Actor, site: Site): Promise<RunLineRow[] | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'settings.read', siteId: site.id });
  return isRefusal(refusal) ? refusal : listRunLines(deps.pool, site.id);
}

/** The name of whoever asked for a run that its reader may see; null where it was asked for on the machine itself. */
export function readRunStarter(
  { pool }: Pick<Deps, 'pool'>,
  { site, run }: { readonly site: Site; readonly run: number },
): Promise<string | null> {
  return findRunStarter(pool, { siteId: site.id, run });
}

/** Asks for a stop: the work rests after the batch it is at. Stopping harms nothing, so nobody proves anew who they are. */
export async function stopTask(deps: Deps, actor: Actor, { site, id }: NamedTask): Promise<null | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'settings.change', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const isOpen = isId(id) && (await askTaskToStop(deps.pool, { siteId: site.id, id }, deps.clock()));
  return isOpen ? null : refuse('import_not_found');
}

/** Lets a task go on that rests or failed. */
export async function resumeTask(deps: Deps, actor: Actor, { site, id }: NamedTask): Promise<null | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'site.import', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  return withTransaction(deps.pool, async (db) => {
    const task = isId(id) ? await findTask(db, { siteId: site.id, id }) : null;
    if (!task) return refuse('import_not_found');
    const files = task.uploadId === null ? null : { siteId: site.id, id: task.uploadId };
    if (files !== null && (await findUpload(db, files)) === null) return refuse('upload_not_found');
    if (!(await reopenTask(db, { siteId: site.id, id }))) return refuse('import_under_way');
    await wakeUp(deps, db);
    return null;
  });
}
