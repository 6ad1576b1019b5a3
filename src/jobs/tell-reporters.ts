import type { CommentId, SiteId } from '../domain/ids.ts';
import { pickLanguage } from '../messages/index.ts';
import { accountUrl, PATHS, renderNoticeEmail, renderReportEmail, type Email } from '../render/index.ts';
import type { Deps } from '../service/deps.ts';
import { findNoticeMail, giveBackTold, takeToldReports, type ReportToTell } from '../service/report-mail.ts';
import type { Mailing } from './send-account-mail.ts';
import { sendQuietly } from './send-quietly.ts';
import { toNoticeView } from './send-receipt.ts';

export interface TellReporters {
  readonly siteId: SiteId;
  readonly commentId: CommentId;
}

/**
 * Tells those who reported a comment what was decided: whoever sent a notice, and whoever wants mail about their reports.
 * What is not taken by the mail server goes out with the next try of the job, and nothing twice.
 */
export async function tellReporters(
  deps: Pick<Deps, 'pool' | 'clock'>,
  { mailer, publicUrl }: Mailing,
  job: TellReporters,
): Promise<void> {
  if (!mailer) return;
  let failure: unknown = null;
  for (const report of await takeToldReports(deps, job)) {
    const mail = await write(deps, publicUrl, report);
    if (!mail || report.email === null) continue;
    await sendQuietly(mailer, { to: report.email, ...mail }).catch(async (error: unknown) => {
      failure = error;
      await giveBackTold(deps, report);
    });
  }
  if (failure !== null) throw failure;
}

async function write(
  deps: Pick<Deps, 'pool'>,
  publicUrl: string,
  report: ReportToTell,
): Promise<Email | null> {
  const { noticeId, siteId, siteName, storyTitle, outcome } = report;
  if (noticeId !== null) {
    const found = await findNoticeMail(deps, { siteId, noticeId });
    return found && renderNoticeEmail({ ...toNoticeView(found, publicUrl), outcome });
  }
  const language = pickLanguage(report.language ?? undefined, undefined, report.siteLanguage);
  const url = publicUrl + accountUrl(PATHS.accountReports, { lang: language });
  return renderReportEmail({ language, siteName, storyTitle, outcome, url });
}
