import type { Deps } from '../service/deps.ts';
import { workOnTasks, type TaskWork } from '../service/imports/work-tasks.ts';

/**
 * The job that works on imports, which may take an hour. It takes one of the places for jobs at most: asked for while it
 * runs, it ends at once, and mails go out meanwhile.
 */
export function createImportWork(
  deps: Deps,
  given: Omit<TaskWork, 'signal'>,
): (signal: AbortSignal) => Promise<void> {
  let isBusy = false;
  return async (signal) => {
    if (isBusy) return;
    isBusy = true;
    try {
      await workOnTasks(deps, { ...given, signal });
    } finally {
      isBusy = false;
    }
  };
}
