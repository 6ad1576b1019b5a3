import { listNoticesDue } from '../../storage/author-notices.ts';
import { addJob, leaveKeyedJob } from '../../storage/jobs.ts';
import type { Db } from '../../storage/pool.ts';
import { listMerges } from '../../storage/story-merges.ts';

/**
 * Leaves the jobs that rows of an export wait for. Exports have no jobs: mails that were on their way, and pictures that
 * were being fetched, are not sent or fetched again.
 */
export async function resumeJobs(db: Db): Promise<void> {
  for (const { accountId, dueAt: runAt } of await listNoticesDue(db))
    await leaveKeyedJob(db, 'tell-author', {
      payload: { accountId },
      runAt,
      key: `tell-author:${accountId}`,
    });
  for (const { siteId, storyId } of await listMerges(db))
    await addJob(db, 'merge-stories', { siteId, storyId });
}
