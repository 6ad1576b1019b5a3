import type { ReportOutcome } from '../domain/report.ts';
import { messages, type Language } from '../messages/index.ts';
import { renderFragment } from './parts/page.tsx';
import type { Email } from './views.ts';

export interface NoticeEmailView {
  readonly language: Language;
  readonly siteName: string;
  readonly number: number;
  /** Null is the receipt. */
  readonly outcome: ReportOutcome | null;
  /** Where the comment stands. */
  readonly place: string;
  /** The page of the receipt. */
  readonly url: string;
}

/**
 * A mail about a notice: its receipt, or what was decided. It repeats nothing of what was typed: the mailbox may be
 * anybody's, and Parley carries no messages to strangers.
 */
export function renderNoticeEmail(view: NoticeEmailView): Email {
  const m = messages(view.language);
  const { siteName: site, number, outcome, place, url } = view;
  const lines = [
    m.t(`notice.state.${outcome ?? 'open'}`),
    m.t('noticeMail.place', { url: place }),
    ...(outcome === null ? [] : [m.t('notice.redress')]),
    m.t('noticeMail.see'),
  ];
  const subject = outcome === null ? 'noticeMail.receiptSubject' : 'noticeMail.decisionSubject';
  return toEmail({ language: view.language, subject: m.t(subject, { number, site }), lines, url });
}

export interface ReportEmailView {
  readonly language: Language;
  readonly siteName: string;
  readonly storyTitle: string | null;
  readonly outcome: ReportOutcome;
  /** The page of one's own reports. */
  readonly url: string;
}

/** A mail about what became of a report. */
export function renderReportEmail(view: ReportEmailView): Email {
  const m = messages(view.language);
  const site = view.siteName;
  const story = view.storyTitle ?? m.t('thread.untitled');
  const lines = [
    m.t('reportMail.lead', { story, site }),
    m.t(`reports.outcome.${view.outcome}`),
    m.t('reportMail.why'),
    m.t('reportMail.see'),
  ];
  return toEmail({
    language: view.language,
    subject: m.t('reportMail.subject', { site }),
    lines,
    url: view.url,
  });
}

function toEmail(mail: {
  language: Language;
  subject: string;
  lines: readonly string[];
  url: string;
}): Email {
  const m = messages(mail.language);
  return {
    subject: mail.subject,
    text: `${[...mail.lines, mail.url].join('\n\n')}\n`,
    html: renderFragment(
      <html lang={m.language} dir={m.direction}>
        <body>
          {mail.lines.map((line) => (
            <p>{line}</p>
          ))}
          <p>
            <a href={mail.url}>{mail.url}</a>
          </p>
        </body>
      </html>,
    ),
  };
}
