import type { AccountId, SiteId } from '../domain/ids.ts';
import type { ImportReport, ImportState } from '../domain/import-report.ts';
import type { TaskKind, TaskOutcome, TaskProgress, TaskState } from '../domain/import-task.ts';
import type { Db, Pool } from './pool.ts';
import { withTryLock } from './try-lock.ts';

/** How files are to be read, as it was asked for. */
export type TaskOptions = ImportReport['options'] & {
  /** The name of a format, or `auto`. */
  readonly format: string;
  /** Null is the name of the format. */
  readonly source: string | null;
};

export interface TaskRow {
  readonly siteId: SiteId;
  readonly id: string;
  readonly kind: TaskKind;
  readonly state: TaskState;
  readonly uploadId: string | null;
  readonly run: number | null;
  readonly options: TaskOptions | null;
  readonly byId: AccountId | null;
  /** The name of whoever asked. */
  readonly by: string | null;
  readonly askedAt: Date;
  readonly begunAt: Date | null;
  readonly endedAt: Date | null;
  readonly attempts: number;
  readonly isStopAsked: boolean;
  readonly progress: TaskProgress | null;
  readonly outcome: TaskOutcome | null;
}

type TaskKey = Pick<TaskRow, 'siteId' | 'id'>;

const SELECT = `select t.site_id as "siteId", t.id, t.kind, t.state, t.upload_id as "uploadId", t.run, t.options, t.by_id as "byId",
  a.name as by, t.asked_at as "askedAt", t.begun_at as "begunAt", t.ended_at as "endedAt", t.attempts,
  t.is_stop_asked as "isStopAsked", t.progress, t.outcome
  from import_tasks t left join accounts a on a.id = t.by_id`;

/** A task; null where there is none. */
export async function findTask(db: Db, { siteId, id }: TaskKey): Promise<TaskRow | null> {
  const { rows } = await db.query<TaskRow>({
    text: `${SELECT} where t.site_id = $1 and t.id = $2`,
    values: [siteId, id],
  });
  return rows[0] ?? null;
}

/** What a site has that is not at its end, newest first: at most one is waiting or being worked on. */
export async function listUnendedTasks(db: Db, siteId: SiteId): Promise<TaskRow[]> {
  const { rows } = await db.query<TaskRow>({
    text: `${SELECT} where t.site_id = $1 and t.state in ('waiting', 'working', 'stopped') order by t.asked_at desc limit 20`,
    values: [siteId],
  });
  return rows;
}

/** The newest task about files that were handed over, or about a run; null where there is none. */
export async function findNewestTask(
  db: Db,
  about: { readonly siteId: SiteId; readonly uploadId?: string; readonly run?: number },
): Promise<TaskRow | null> {
  const { rows } = await db.query<TaskRow>({
    text: `${SELECT} where t.site_id = $1 and ($2::uuid is null or t.upload_id = $2) and ($3::int is null or t.run = $3)
      order by t.asked_at desc limit 1`,
    values: [about.siteId, about.uploadId ?? null, about.run ?? null],
  });
  return rows[0] ?? null;
}

/** Asks for a task; false where the site has one that waits or is worked on. */
export async function insertTask(
  db: Db,
  task: Pick<TaskRow, 'siteId' | 'id' | 'kind' | 'uploadId' | 'run' | 'options' | 'byId' | 'askedAt'>,
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into import_tasks (site_id, id, kind, state, upload_id, run, options, by_id, asked_at)
      values ($1, $2, $3, 'waiting', $4, $5, $6, $7, $8)
      on conflict (site_id) where state in ('waiting', 'working') do nothing`,
    values: [
      task.siteId,
      task.id,
      task.kind,
      task.uploadId,
      task.run,
      JSON.stringify(task.options),
      task.byId,
      task.askedAt,
    ],
  });
  return rowCount === 1;
}

/** All that is to be done, by site; the oldest first. */
export async function listOpenTasks(db: Db): Promise<TaskKey[]> {
  const { rows } = await db.query<TaskKey>({
    text: `select site_id as "siteId", id from import_tasks where state in ('waiting', 'working') order by asked_at`,
  });
  return rows;
}

/** Begins a task, or begins it once more where whoever worked on it is gone; null where it is not open any more. */
export async function beginTask(db: Db, { siteId, id }: TaskKey, at: Date): Promise<TaskRow | null> {
  const { rowCount } = await db.query({
    text: `update import_tasks set state = 'working', begun_at = coalesce(begun_at, $3), attempts = attempts + 1
      where site_id = $1 and id = $2 and state in ('waiting', 'working')`,
    values: [siteId, id, at],
  });
  return rowCount === 1 ? findTask(db, { siteId, id }) : null;
}

/** Notes how far a task is, and says whether somebody wants it to stop. Whatever moves is no failed attempt. */
export async function noteProgress(
  db: Db,
  { siteId, id }: TaskKey,
  progress: TaskProgress,
): Promise<boolean> {
  const { rows } = await db.query<{ isStopAsked: boolean }>({
    name: 'note-import-progress',
    text: `update import_tasks set attempts = case when progress is distinct from $3::jsonb then 1 else attempts end, progress = $3
      where site_id = $1 and id = $2 returning is_stop_asked as "isStopAsked"`,
    values: [siteId, id, JSON.stringify(progress)],
  });
  return rows[0]?.isStopAsked ?? true;
}

/** A run in a list. */
export interface RunLineRow {
  readonly number: number;
  readonly source: string;
  readonly state: ImportState;
  /** The name of whoever asked for it; null on the machine itself. */
  readonly by: string | null;
  readonly startedAt: Date;
  readonly created: number | null;
}

/** The runs of a site with whoever asked for them, newest first. */
export async function listRunLines(db: Db, siteId: SiteId): Promise<RunLineRow[]> {
  const { rows } = await db.query<RunLineRow>({
    text: `select r.number, r.source, r.state, a.name as by, r.started_at as "startedAt",
        (r.report->'comments'->>'created')::int as created
      from import_runs r left join accounts a on a.id = r.by_id
      where r.site_id = $1 and r.number > 0 order by r.number desc limit 200`,
    values: [siteId],
  });
  return rows;
}

/** The name of whoever asked for a run; null where it was asked for on the machine itself. */
export async function findRunStarter(
  db: Db,
  { siteId, run }: { readonly siteId: SiteId; readonly run: number },
): Promise<string | null> {
  const { rows } = await db.query<{ name: string | null }>({
    text: `select a.name from import_runs r join accounts a on a.id = r.by_id where r.site_id = $1 and r.number = $2`,
    values: [siteId, run],
  });
  return rows[0]?.name ?? null;
}

/** Names the run that a task works on. */
export async function setTaskRun(db: Db, { siteId, id }: TaskKey, run: number): Promise<void> {
  await db.query({
    text: 'update import_tasks set run = $3 where site_id = $1 and id = $2',
    values: [siteId, id, run],
  });
}

/** Puts a task back that somebody else's work stands in the way of: that is no failed attempt. */
export async function putTaskBack(db: Db, { siteId, id }: TaskKey): Promise<void> {
  await db.query({
    text: `update import_tasks set state = 'waiting', attempts = 0 where site_id = $1 and id = $2 and state = 'working'`,
    values: [siteId, id],
  });
}

/** Ends a task, or lets it rest until somebody says that it goes on. */
export async function endTask(
  db: Db,
  { siteId, id }: TaskKey,
  end: {
    readonly state: 'stopped' | 'done' | 'failed';
    readonly at: Date;
    readonly outcome: TaskOutcome | null;
  },
): Promise<void> {
  await db.query({
    text: `update import_tasks set state = $3, ended_at = $4, outcome = $5, is_stop_asked = false where site_id = $1 and id = $2`,
    values: [siteId, id, end.state, end.at, end.outcome === null ? null : JSON.stringify(end.outcome)],
  });
}

/** Closes what rests of a run that was taken back: there is nothing left that it could go on with. */
export async function closeRestingTasks(
  db: Db,
  { siteId, run }: { readonly siteId: SiteId; readonly run: number },
): Promise<void> {
  await db.query({
    text: `update import_tasks set state = 'done' where site_id = $1 and run = $2 and state in ('stopped', 'failed')`,
    values: [siteId, run],
  });
}

/** Asks a task to stop; one that nobody has begun stops at once. False where it is not open. */
export async function askTaskToStop(db: Db, { siteId, id }: TaskKey, at: Date): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `update import_tasks set is_stop_asked = state = 'working',
        ended_at = case when state = 'waiting' then $3 else ended_at end,
        state = case when state = 'waiting' then 'stopped' else state end
      where site_id = $1 and id = $2 and state in ('waiting', 'working')`,
    values: [siteId, id, at],
  });
  return rowCount === 1;
}

/** Lets a task go on that was stopped, or that failed; false where another one of the site is open. */
export async function reopenTask(db: Db, { siteId, id }: TaskKey): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `update import_tasks set state = 'waiting', ended_at = null, attempts = 0, is_stop_asked = false, outcome = null
      where site_id = $1 and id = $2 and state in ('stopped', 'failed')
        and not exists (select 1 from import_tasks o where o.site_id = $1 and o.state in ('waiting', 'working'))`,
    values: [siteId, id],
  });
  return rowCount === 1;
}

/** Runs `work` unless another process works on the site's tasks; null then. A process that dies lets go. */
export function withTaskLock<T>(pool: Pool, siteId: SiteId, work: () => Promise<T>): Promise<T | null> {
  return withTryLock(pool, `import task ${siteId}`, work);
}
