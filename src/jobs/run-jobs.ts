import { Logger, run, type Runner, type TaskList } from 'graphile-worker';
import type { Deps, HttpClient } from '../service/deps.ts';
import { assignSections } from '../service/assign-sections.ts';
import { deleteExpired } from '../service/delete-expired.ts';
import { readStoryPage, type StoryToRead } from '../service/read-story-page.ts';

export interface JobsContext {
  readonly deps: Deps;
  readonly http: HttpClient;
  readonly log: (level: 'error' | 'warn' | 'debug', message: string) => void;
}

/** Every quarter of an hour: what has expired goes. One process does it, whichever is first. */
const CRONTAB = '*/15 * * * * delete-expired';

/** Runs what transactions have left to do, until it is told to stop. */
export async function runJobs(context: JobsContext): Promise<Runner> {
  return run({
    pgPool: context.deps.pool,
    concurrency: 2,
    // Jobs are written inside transactions that may live anywhere; a job a few seconds late harms nobody.
    pollInterval: 5_000,
    noHandleSignals: true,
    crontab: CRONTAB,
    taskList: toTasks(context),
    logger: new Logger(() => (level, message) => {
      // The library tells of each job at `info`.
      if (level === 'error' || level === 'warning')
        context.log(level === 'error' ? 'error' : 'warn', message);
      else context.log('debug', message);
    }),
  });
}

function toTasks({ deps, http }: JobsContext): TaskList {
  return {
    'delete-expired': () => deleteExpired(deps),
    'assign-sections': (payload) => assignSections(deps, payload as Parameters<typeof assignSections>[1]),
    'read-story-title': (payload) => readStoryPage(deps, http, payload as StoryToRead),
  };
}
