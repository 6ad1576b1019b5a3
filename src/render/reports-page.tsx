import type { JSX } from 'preact';
import { messages, type Messages } from '../messages/index.ts';
import { renderAccountPage } from './parts/account-page.tsx';
import { Time } from './parts/time.tsx';
import type { OwnReport, ReportsView } from './report-views.ts';
import { storyUrls } from './urls.ts';

/** What somebody has reported, and what moderators decided. */
export function renderReportsPage(view: ReportsView): string {
  const m = messages(view.language, view.timeZone);
  const { reports, lang } = view;
  return renderAccountPage({
    frame: view,
    page: 'reports',
    children:
      reports.length === 0 ? (
        <p class="empty">{m.t('reports.empty')}</p>
      ) : (
        <>
          <p>{m.t('reports.explain')}</p>
          {reports.map((report) => (
            <Report report={report} lang={lang} m={m} />
          ))}
        </>
      ),
  });
}

function Report(props: { report: OwnReport; lang: string | undefined; m: Messages }): JSX.Element {
  const { report, lang, m } = props;
  const urls = storyUrls({ site: report.site.key, story: report.story.key }, '', { lang });
  return (
    <article class="listed" aria-labelledby={`report-${report.id}`}>
      <h2 class="where" id={`report-${report.id}`}>
        <a href={report.excerpt === '' ? urls.page() : urls.comment(report.commentId)} dir="auto">
          {report.story.title ?? m.t('thread.untitled')}
        </a>{' '}
        <small>{report.site.name}</small>
      </h2>
      {report.excerpt !== '' && (
        <blockquote dir="auto">
          <p>{report.excerpt}</p>
        </blockquote>
      )}
      <p>{m.t(`reportReason.${report.reason}`)}</p>
      {report.body !== '' && (
        <p class="bio" dir="auto">
          {report.body}
        </p>
      )}
      <p class="facts">
        <Time at={report.at} m={m} />
        <span class="state">{m.t(`reports.outcome.${report.outcome ?? 'open'}`)}</span>
        {report.settledAt && <Time at={report.settledAt} m={m} />}
      </p>
    </article>
  );
}
