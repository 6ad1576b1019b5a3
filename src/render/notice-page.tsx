import type { JSX } from 'preact';
import type { Refusal } from '../domain/refusal.ts';
import type { ReportOutcome } from '../domain/report.ts';
import type { CommentNode, Site } from '../domain/thread.ts';
import { messages, refusalText, type Messages } from '../messages/index.ts';
import { CommentBody, CommentHeader } from './parts/comment.tsx';
import { toThreadContext } from './parts/context.ts';
import { FormError, LabelledField } from './parts/field.tsx';
import { PostForm } from './parts/form.tsx';
import { renderPage } from './parts/page.tsx';
import { Time } from './parts/time.tsx';
import type { DiscussionView, PageFrame } from './views.ts';

/** The form of a notice of illegal content, with what was typed. */
export interface NoticePageView extends DiscussionView, PageFrame {
  readonly comment: CommentNode;
  /** The address of the comment as a whole: the place that a notice has to name. */
  readonly place: string;
  readonly idempotencyKey: string;
  readonly typed: {
    readonly law: string;
    readonly explanation: string;
    readonly childAbuse: boolean;
    readonly name: string;
    readonly email: string;
    readonly goodFaith: boolean;
  };
  readonly refusal?: Refusal | undefined;
}

/** A page on which illegal content is reported, as Article 16 of the Digital Services Act wants it. */
export function renderNoticePage(view: NoticePageView): string {
  const cx = toThreadContext(view);
  const { m } = cx;
  const { site, comment, refusal } = view;
  const title = m.t('notice.title');
  return renderPage({
    frame: view,
    title: `${title} · ${site.name}`,
    masthead: { name: site.name, url: cx.urls.page() },
    robots: 'noindex',
    style: view.assets.accountCss,
    children: (
      <div class="parley">
        <h1>{title}</h1>
        <p>{m.t('notice.explain')}</p>
        <h2>{m.t('notice.place')}</h2>
        <p>
          <a href={cx.urls.comment(comment.id)}>{view.place}</a>
        </p>
        <article class="comment quoted" aria-labelledby={`by-${comment.id}`}>
          <CommentHeader comment={comment} cx={cx} />
          <CommentBody html={comment.html} />
        </article>
        <PostForm
          action={cx.urls.form(comment.id, 'notice')}
          hidden={{ idempotencyKey: view.idempotencyKey }}
        >
          {refusal && refusal.field === undefined && <FormError refusal={refusal} m={m} />}
          <What view={view} m={m} />
          <Who view={view} m={m} />
          <p class="buttons">
            <button>{m.t('notice.send')}</button>
            <a class="quiet" href={cx.urls.comment(comment.id)}>
              {m.t('action.cancel')}
            </a>
          </p>
        </PostForm>
      </div>
    ),
  });
}

interface PartProps {
  view: NoticePageView;
  m: Messages;
}

function What({ view, m }: PartProps): JSX.Element {
  const { typed, refusal } = view;
  return (
    <>
      <LabelledField name="law" label={m.t('notice.law')} refusal={refusal} m={m}>
        {(tie) => <input {...tie} value={typed.law} maxlength={500} dir="auto" required />}
      </LabelledField>
      <LabelledField
        name="explanation"
        label={m.t('notice.explanation')}
        hint={m.t('notice.explanationHint')}
        refusal={refusal}
        m={m}
      >
        {(tie) => (
          <textarea {...tie} rows={6} maxlength={5_000} dir="auto" required>
            {typed.explanation}
          </textarea>
        )}
      </LabelledField>
      <label class="choice">
        <input type="checkbox" name="childAbuse" value="true" checked={typed.childAbuse} />{' '}
        {m.t('notice.childAbuse')}
      </label>
    </>
  );
}

/** Nothing of it is `required` for the browser: it does not know of the exception. */
function Who({ view, m }: PartProps): JSX.Element {
  const { typed, refusal } = view;
  return (
    <>
      <LabelledField name="name" label={m.t('notice.name')} refusal={refusal} m={m}>
        {(tie) => <input {...tie} value={typed.name} autocomplete="name" dir="auto" />}
      </LabelledField>
      <LabelledField
        name="email"
        label={m.t('notice.email')}
        hint={m.t('notice.contactHint')}
        refusal={refusal}
        m={m}
      >
        {(tie) => <input {...tie} type="email" value={typed.email} autocomplete="email" dir="ltr" />}
      </LabelledField>
      <GoodFaith view={view} m={m} />
    </>
  );
}

function GoodFaith({ view, m }: PartProps): JSX.Element {
  const { typed, refusal } = view;
  const isAtFault = refusal?.field === 'goodFaith';
  const fault = { 'aria-invalid': 'true', 'aria-describedby': 'error', autofocus: true } as const;
  return (
    <>
      <label class="choice">
        <input
          type="checkbox"
          name="goodFaith"
          value="true"
          checked={typed.goodFaith}
          required
          {...(isAtFault ? fault : {})}
        />{' '}
        {m.t('notice.goodFaith')}
      </label>
      {isAtFault && (
        <p class="error" id="error" role="alert">
          {refusalText(m, refusal)}
        </p>
      )}
    </>
  );
}

/** What has become of a notice. */
export interface ReceiptView extends PageFrame {
  readonly site: Pick<Site, 'name'>;
  readonly number: number;
  readonly place: string;
  readonly at: Date;
  readonly hasMailbox: boolean;
  readonly outcome: ReportOutcome | null;
  readonly decidedAt: Date | null;
}

/** The receipt for a notice, and later what was decided on it. It says nothing of who sent the notice. */
export function renderReceiptPage(view: ReceiptView): string {
  const m = messages(view.language);
  const title = m.t('notice.receiptTitle', { number: view.number });
  return renderPage({
    frame: view,
    title: `${title} · ${view.site.name}`,
    masthead: { name: view.site.name },
    robots: 'noindex',
    style: view.assets.accountCss,
    children: (
      <>
        <h1>{title}</h1>
        <p class="saved" role="status" tabindex={-1} autofocus>
          {m.t(`notice.state.${view.outcome ?? 'open'}`)}
        </p>
        {view.outcome === null ? (
          <p>
            {m.t('notice.received')} {view.hasMailbox && m.t('notice.receivedMail')}
          </p>
        ) : (
          <p>{m.t('notice.redress')}</p>
        )}
        <p>
          {m.t('notice.place')}: <a href={view.place}>{view.place}</a>
        </p>
        <p class="facts">
          <span>{m.t('notice.at')}</span> <Time at={view.at} m={m} />
        </p>
      </>
    ),
  });
}
