import { Logger, run, type Runner, type TaskList } from 'graphile-worker';
import type { SiteId, StoryId } from '../domain/ids.ts';
import type { Deps } from '../service/deps.ts';
import { deleteExpired } from '../service/delete-expired.ts';
import { readStoryTitle, type ReadTitle } from '../service/read-story-title.ts';

export interface JobsContext {
  readonly deps: Deps;
  readonly readTitle: ReadTitle;
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
      if (level === 'error' || level === 'warning') context.log(level === 'error' ? 'error' : 'warn', message);
      else context.log('debug', message);
    }),
  });
}

function toTasks({ deps, readTitle }: JobsContext): TaskList {
  return {
    'delete-expired': () => deleteExpired(deps),
    'read-story-title': async (payload) => {
      const { siteId, storyId, url } = payload as { siteId: SiteId; storyId: StoryId; url: string };
      await readStoryTitle(deps, readTitle, { siteId, storyId, url });
    },
  };
}
