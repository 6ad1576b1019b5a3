import type { JSX } from 'preact';
import { MOST_REPORT_LENGTH, PLAIN_REASONS } from '../domain/report.ts';
import { refusalText, type Messages } from '../messages/index.ts';
import { CommentBody, CommentHeader } from './parts/comment.tsx';
import { toThreadContext, type ThreadContext } from './parts/context.ts';
import { PostForm } from './parts/form.tsx';
import { renderFragment, renderPage } from './parts/page.tsx';
import { signInUrl } from './urls.ts';
import type { ReportFormView, ReportPageView } from './report-views.ts';

interface ReportProps {
  view: ReportFormView;
  cx: ThreadContext;
}

/** A page on which a comment is reported without script, or on which the report has arrived. */
export function renderReportPage(view: ReportPageView): string {
  const cx = toThreadContext(view);
  const { site, story, comment, step } = view;
  const title = cx.m.t('report.title');
  return renderPage({
    frame: view,
    title: `${title} · ${site.name}`,
    masthead: { name: site.name, url: cx.urls.page() },
    robots: 'noindex',
    style: view.assets.accountCss,
    children: (
      <div class="parley">
        {story.title && (
          <p class="kicker" dir="auto">
            {story.title}
          </p>
        )}
        <h1>{title}</h1>
        {step === 'sent' ? <Sent view={view} cx={cx} /> : <Quoted view={view} cx={cx} />}
        {step === 'form' && (
          <PostForm
            action={cx.urls.form(comment.id, 'report')}
            hidden={{ idempotencyKey: view.idempotencyKey }}
          >
            <Fields view={view} cx={cx} cancelUrl={cx.urls.comment(comment.id)} />
          </PostForm>
        )}
        {step === 'sign-in' && <SignInFirst view={view} cx={cx} />}
      </div>
    ),
  });
}

/** The form for the script to put below a comment, with what it says once the report has arrived. */
export function renderReportForm(view: ReportFormView): string {
  const cx = toThreadContext(view);
  return renderFragment(
    <form
      class="composer"
      data-kind="report"
      data-open={view.site.settings.reportsWithoutAccount ? '' : undefined}
    >
      <Fields view={view} cx={cx} />
      <p class="note" data-sent="" role="status" tabindex={-1} hidden>
        {sentText(view, cx.m)}
      </p>
    </form>,
  );
}

function sentText({ hasAccount }: ReportFormView, m: Messages): string {
  return hasAccount ? `${m.t('report.sent')} ${m.t('report.sentOutcome')}` : m.t('report.sent');
}

function Quoted({ view, cx }: ReportProps): JSX.Element {
  const { comment } = view;
  return (
    <article class="comment quoted" aria-labelledby={`by-${comment.id}`}>
      <CommentHeader comment={comment} cx={cx} />
      <CommentBody html={comment.html} />
    </article>
  );
}

/** Reason and words. Labels hold their fields, so that no ids are needed where several such forms are open. */
function Fields(props: ReportProps & { cancelUrl?: string }): JSX.Element {
  const { view, cx, cancelUrl } = props;
  const { m } = cx;
  const { typed, refusal } = view;
  const atFault = (field: string) =>
    refusal?.field === field ? ({ 'aria-invalid': 'true', 'aria-describedby': 'error' } as const) : {};
  return (
    <>
      <label>
        {m.t('report.reason')}
        <select name="reason" required {...atFault('reason')}>
          <option value="">{m.t('report.choose')}</option>
          {PLAIN_REASONS.map((reason) => (
            <option value={reason} selected={typed?.reason === reason}>
              {m.t(`reportReason.${reason}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {m.t('report.body')}
        <textarea name="body" rows={3} maxlength={MOST_REPORT_LENGTH} dir="auto" {...atFault('body')}>
          {typed?.body}
        </textarea>
        <small>{m.t('report.bodyHint')}</small>
      </label>
      <p class="error" id={refusal && 'error'} data-error="" role="alert" hidden={!refusal}>
        {refusal && refusalText(m, refusal)}
      </p>
      <p>
        <small>
          <a
            href={cx.urls.form(view.comment.id, 'notice')}
            {...(cancelUrl === undefined && { target: '_blank', rel: 'noopener' })}
          >
            {m.t('report.notice')}
          </a>
        </small>
      </p>
      <p class="buttons">
        <button>{m.t('report.send')}</button>
        <a class="quiet" data-cancel="" {...(cancelUrl !== undefined && { href: cancelUrl })}>
          {m.t('action.cancel')}
        </a>
      </p>
    </>
  );
}

function Sent({ view, cx }: ReportProps): JSX.Element {
  return (
    <>
      <p class="saved" role="status" tabindex={-1} autofocus>
        {sentText(view, cx.m)}
      </p>
      <p class="buttons">
        <a class="button" href={cx.urls.comment(view.comment.id)}>
          {cx.m.t('report.back')}
        </a>
      </p>
    </>
  );
}

function SignInFirst({ view, cx }: ReportProps): JSX.Element {
  const { m, urls } = cx;
  const back = urls.form(view.comment.id, 'report');
  return (
    <>
      <p>{m.t('form.signInToGoOn')}</p>
      <p class="buttons">
        <a class="button" href={signInUrl({ return: back, lang: view.carried?.lang })}>
          {m.t('action.signIn')}
        </a>
        <a class="quiet" href={urls.comment(view.comment.id)}>
          {m.t('action.cancel')}
        </a>
      </p>
    </>
  );
}
