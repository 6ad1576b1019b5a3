import { UNDO_SECONDS } from '../domain/decision.ts';
import type { CommentId, SiteId } from '../domain/ids.ts';
import {
  findNotice,
  findNoticeContact,
  giveBackReport,
  takeReportsToTell,
  type NoticeRow,
  type ReportToTell,
} from '../storage/notices.ts';
import { listSites } from '../storage/sites.ts';
import type { Deps } from './deps.ts';

export type { ReportToTell } from '../storage/notices.ts';

/** Takes the reports of a comment whose outcome is to be told now: each goes out once, whichever process asks. */
export async function takeToldReports(
  deps: Pick<Deps, 'pool' | 'clock'>,
  comment: { readonly siteId: SiteId; readonly commentId: CommentId },
): Promise<readonly ReportToTell[]> {
  const now = deps.clock();
  const settledBefore = new Date(now.getTime() - UNDO_SECONDS * 1_000);
  return takeReportsToTell(deps.pool, comment, { settledBefore, now });
}

/** Gives one back whose mail was not taken. */
export async function giveBackTold(deps: Pick<Deps, 'pool'>, report: ReportToTell): Promise<void> {
  await giveBackReport(deps.pool, report);
}

/** A notice with where mail about it goes. */
export interface NoticeMail {
  readonly email: string;
  readonly language: string;
  readonly site: { readonly key: string; readonly name: string };
  readonly notice: NoticeRow;
}

/** What mail about a notice says; null where there is no mailbox (any more). */
export async function findNoticeMail(
  deps: Pick<Deps, 'pool'>,
  job: { readonly siteId: SiteId; readonly noticeId: string },
): Promise<NoticeMail | null> {
  const [contact, notice] = await Promise.all([
    findNoticeContact(deps.pool, job.siteId, job.noticeId),
    findNotice(deps.pool, job.siteId, job.noticeId),
  ]);
  const site = (await listSites(deps.pool)).find(({ id }) => id === job.siteId);
  return contact && notice && site ? { ...contact, notice, site } : null;
}
