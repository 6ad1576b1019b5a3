import type { SiteId } from '../domain/ids.ts';
import { pickLanguage } from '../messages/index.ts';
import { noticeUrl, renderNoticeEmail, storyUrls } from '../render/index.ts';
import type { Deps } from '../service/deps.ts';
import { findNoticeMail, type NoticeMail } from '../service/report-mail.ts';
import type { Mailing } from './send-account-mail.ts';
import { sendQuietly } from './send-quietly.ts';

export interface SendReceipt {
  readonly siteId: SiteId;
  readonly noticeId: string;
}

/** Sends the receipt for a notice of illegal content. */
export async function sendReceipt(
  deps: Pick<Deps, 'pool'>,
  { mailer, publicUrl }: Mailing,
  job: SendReceipt,
): Promise<void> {
  const found = await findNoticeMail(deps, job);
  if (!found || !mailer) return;
  const mail = renderNoticeEmail({ ...toNoticeView(found, publicUrl), outcome: null });
  await sendQuietly(mailer, { to: found.email, ...mail });
}

/** What every mail about a notice says. */
export function toNoticeView({ notice, site, language }: NoticeMail, publicUrl: string) {
  const picked = pickLanguage(language, undefined, 'en');
  return {
    language: picked,
    siteName: site.name,
    number: notice.number,
    place: storyUrls({ site: site.key, story: notice.storyKey }, publicUrl).comment(notice.commentId),
    url: publicUrl + noticeUrl(site.key, notice.id, { lang: picked }),
  };
}
