import type { Db } from './pool.ts';

/** Mails about an account: it is going to be erased, its download is there, nobody has used it for long. */
export type AccountMail = 'erasure' | 'download' | 'inactive';

/** Jobs by name, with what each is given. */
export interface Jobs {
  readonly 'send-account-mail': {
    readonly accountId: string;
    readonly mail: AccountMail;
    readonly language: string;
  };
  readonly 'pack-download': { readonly accountId: string; readonly downloadId: string };
  readonly 'read-story-title': { readonly siteId: string; readonly storyId: string; readonly url: string };
  readonly 'merge-stories': { readonly siteId: string; readonly storyId: string };
  readonly 'assign-sections': { readonly siteId: string };
  /** The address stands in a row that goes with the account; here is none. */
  readonly 'fetch-picture': { readonly accountId: string };
  readonly 'refresh-author': { readonly accountId: string };
  /** Moves what an imported author wrote to whoever claimed them, or back; the account is the imported one. */
  readonly 'finish-claim': { readonly accountId: string };
  /** Tells what was decided of somebody's comments, once it cannot be taken back by a key. */
  readonly 'tell-author': { readonly accountId: string };
  /** What a ban takes with it, and what comes back when it is lifted. */
  readonly 'reject-recent': { readonly accountId: string; readonly sanctionId: string };
  readonly 'restore-rejected': { readonly accountId: string; readonly sanctionId: string };
  /** Tells of what became of reports, once it cannot be taken back by a key. */
  readonly 'tell-reporters': { readonly siteId: string; readonly commentId: string };
  readonly 'send-receipt': { readonly siteId: string; readonly noticeId: string };
  /** Looks for everything that is to be imported, rehearsed or taken back; nothing is said of which. */
  readonly 'work-imports': Record<string, never>;
  readonly 'tell-sanction': {
    readonly accountId: string;
    readonly sanctionId: string;
    readonly language: string;
  };
}

/** Leaves a job as a row of the current transaction: it runs if, and only if, the transaction commits. */
export async function addJob<Name extends keyof Jobs>(
  db: Db,
  name: Name,
  payload: Jobs[Name],
): Promise<void> {
  await leaveJob(db, name, { payload, runAt: null });
}

/** The same, to be run from a time on. */
export async function leaveJob<Name extends keyof Jobs>(
  db: Db,
  name: Name,
  job: { readonly payload: Jobs[Name]; readonly runAt: Date | null },
): Promise<void> {
  await db.query({
    text: 'select graphile_worker.add_job($1, $2::json, max_attempts => 5, run_at => $3)',
    values: [name, JSON.stringify(job.payload), job.runAt],
  });
}

/**
 * The same under a key: where a job with it waits already, that one stays, and runs when it was to run. One that runs at
 * this moment is followed by the new one.
 */
export async function leaveKeyedJob<Name extends keyof Jobs>(
  db: Db,
  name: Name,
  job: { readonly payload: Jobs[Name]; readonly runAt: Date; readonly key: string },
): Promise<void> {
  await db.query({
    text: `select graphile_worker.add_job($1, $2::json, max_attempts => 5, run_at => $3, job_key => $4, job_key_mode => 'preserve_run_at')`,
    values: [name, JSON.stringify(job.payload), job.runAt, job.key],
  });
}
