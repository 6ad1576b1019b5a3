import { Logger, run, type Runner, type TaskList } from 'graphile-worker';
import { assignSections } from '../service/assign-sections.ts';
import { readStoryPage, type StoryToRead } from '../service/read-story-page.ts';
import type { AccountMailJob } from '../service/account-mail.ts';
import { eraseDueAccounts } from '../service/erase-account.ts';
import { fitDueSites, showDueLabels } from '../service/fit-due-sites.ts';
import { forgetAddresses } from '../service/forget-addresses.ts';
import { retireAccounts } from '../service/retire-accounts.ts';
import { packOrGiveUp, type PackDownload } from './pack-download.ts';
import { sendAccountMail, type Mailing } from './send-account-mail.ts';
import type { Deps, HttpClient } from '../service/deps.ts';
import { deleteExpired } from '../service/delete-expired.ts';
import type { AccountId } from '../domain/ids.ts';
import { finishClaim, finishClaims } from '../service/finish-claim.ts';
import { fetchPicture } from '../service/fetch-picture.ts';
import { runMerge, type MergeToRun } from '../service/run-merge.ts';
import { refreshAuthor } from '../service/refresh-author.ts';
import type { HeadFile } from '../service/log-head.ts';
import { sealAndKeepHead } from '../service/seal-decisions.ts';
import { rejectRecent, restoreRejected, type OfSanction } from '../service/reject-recent.ts';
import { sendReceipt, type SendReceipt } from './send-receipt.ts';
import { tellAuthor } from './tell-author.ts';
import { tellReporters, type TellReporters } from './tell-reporters.ts';
import { tellSanction, type TellSanction } from './tell-sanction.ts';
import { mailReplies } from './mail-replies.ts';

interface ForAccount {
  readonly accountId: AccountId;
}

export interface JobsContext extends Mailing {
  readonly deps: Deps;
  readonly http: HttpClient;
  readonly log: (level: 'error' | 'warn' | 'info' | 'debug', message: string) => void;
  /** Where the head of the log of decisions is kept. */
  readonly head: HeadFile;
  /** The most memory that a fit of viewpoints may take, in MiB. */
  readonly viewpointsMemoryMib: number;
  /** Begins a backup where one is due; null where this process makes none. */
  readonly backUp: (() => Promise<void>) | null;
  /** Begins to work on imports where admins have asked for some. */
  readonly workOnImports: () => Promise<void>;
}

/**
 * Every quarter of an hour what has expired goes, and every few minutes those whose time to change their mind is over;
 * once a day those whom nobody has seen for long. Mails about replies go every
 * five minutes. The log of decisions is sealed every minute, and imports that a process left are looked for. One process does it, whichever is first.
 */
const CRONTAB = `* * * * * seal-decisions ?jobKey=seal-decisions
*/15 * * * * delete-expired
* * * * * work-imports ?jobKey=work-imports
*/5 * * * * erase-accounts
*/5 * * * * mail-replies ?jobKey=mail-replies
*/10 * * * * fit-viewpoints ?jobKey=fit-viewpoints
*/5 * * * * show-labels
17 3 * * * retire-accounts`;

/** Only where the process makes backups: any of them that does may take it. */
const BACKUPS = `
*/5 * * * * back-up ?jobKey=back-up&max=1`;

/** Runs what transactions have left to do, until it is told to stop. */
export async function runJobs(context: JobsContext): Promise<Runner> {
  return run({
    pgPool: context.deps.pool,
    concurrency: 2,
    // Jobs are written inside transactions that may live anywhere; a job a few seconds late harms nobody.
    pollInterval: 5_000,
    noHandleSignals: true,
    crontab: context.backUp === null ? CRONTAB : `${CRONTAB}${BACKUPS}`,
    taskList: toTasks(context),
    logger: new Logger(() => (level, message) => {
      // The library tells of each job at `info`.
      if (level === 'error' || level === 'warning')
        context.log(level === 'error' ? 'error' : 'warn', message);
      else context.log('debug', message);
    }),
  });
}

function toTasks(context: JobsContext): TaskList {
  const { deps, http, publicUrl } = context;
  return {
    'fetch-picture': (payload) => fetchPicture(deps, http, (payload as ForAccount).accountId),
    'seal-decisions': () => sealAndKeepHead(deps, context.head, context.log),
    'mail-replies': () => mailReplies(context),
    'reject-recent': (payload) => rejectRecent(deps, payload as OfSanction),
    'restore-rejected': (payload) => restoreRejected(deps, payload as OfSanction),
    'tell-author': (payload) => tellAuthor(deps, context, payload as ForAccount),
    'tell-reporters': (payload) => tellReporters(deps, context, payload as TellReporters),
    'send-receipt': (payload) => sendReceipt(deps, context, payload as SendReceipt),
    'tell-sanction': (payload) => tellSanction(deps, context, payload as TellSanction),
    'refresh-author': (payload) => refreshAuthor(deps, (payload as ForAccount).accountId),
    'finish-claim': (payload) => finishClaim(deps, (payload as ForAccount).accountId),
    'assign-sections': (payload) => assignSections(deps, payload as Parameters<typeof assignSections>[1]),
    'merge-stories': (payload) => runMerge(deps, payload as MergeToRun),
    'read-story-title': (payload) => readStoryPage(deps, http, payload as StoryToRead),
    'erase-accounts': async () => void (await eraseDueAccounts(deps)),
    'fit-viewpoints': async () => {
      for (const [site, outcome] of await fitDueSites(deps, { memoryMib: context.viewpointsMemoryMib }))
        context.log(outcome === 'refused' ? 'warn' : 'debug', `Fit of viewpoints for ${site}: ${outcome}.`);
    },
    ...(context.backUp === null ? {} : { 'back-up': context.backUp }),
    'show-labels': () => showDueLabels(deps),
    'work-imports': () => context.workOnImports(),
    'retire-accounts': async () => {
      await retireAccounts(deps, { canMail: context.mailer !== null });
      await finishClaims(deps);
    },
    'send-account-mail': (payload) => sendAccountMail(deps, context, payload as AccountMailJob),
    'pack-download': (payload, { job }) =>
      packOrGiveUp(deps, new URL(publicUrl).host, {
        ...(payload as PackDownload),
        isLastAttempt: job.attempts >= job.max_attempts,
      }),
    'delete-expired': async () => {
      await deleteExpired(deps);
      await forgetAddresses(deps);
    },
  };
}
