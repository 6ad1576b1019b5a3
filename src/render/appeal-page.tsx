import type { JSX } from 'preact';
import { MAX_APPEAL_LENGTH } from '../domain/explanation.ts';
import type { AppealPageView } from './appeal-views.ts';
import { CommentBody, CommentHeader } from './parts/comment.tsx';
import { toThreadContext, type ThreadContext } from './parts/context.ts';
import { WhyHeld } from './parts/explanation.tsx';
import { FormError, LabelledField } from './parts/field.tsx';
import { PostForm } from './parts/form.tsx';
import { renderPage } from './parts/page.tsx';
import { signInUrl } from './urls.ts';

interface AppealProps {
  view: AppealPageView;
  cx: ThreadContext;
}

/** A page on which an author contests a decision: the comment, what was decided of it, and a field for why that was wrong. */
export function renderAppealPage(view: AppealPageView): string {
  const cx = toThreadContext(view);
  const { site, story, step } = view;
  const title = cx.m.t('appeal.title');
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
        {step === 'sign-in' ? <SignInFirst view={view} cx={cx} /> : <Quoted view={view} cx={cx} />}
        {step === 'form' && <AppealForm view={view} cx={cx} />}
        {step === 'sent' && <Sent view={view} cx={cx} />}
      </div>
    ),
  });
}

function Quoted({ view: { comment, step }, cx }: AppealProps): JSX.Element | null {
  if (comment === null) return null;
  return (
    <article class="comment quoted" aria-labelledby={`by-${comment.id}`}>
      <CommentHeader comment={comment} cx={cx} />
      <CommentBody html={comment.html} />
      {step === 'form' && comment.explanation && (
        <WhyHeld explanation={comment.explanation} m={cx.m} guidelinesUrl={cx.guidelinesUrl} />
      )}
    </article>
  );
}

function AppealForm({ view, cx }: AppealProps): JSX.Element {
  const { m, urls } = cx;
  const { refusal, commentId, typed } = view;
  const state = view.comment?.explanation?.appeal.state ?? 'none';
  // Nothing to fill in where nothing can come of it; what was typed is never lost.
  if (state !== 'possible' && typed === undefined)
    return (
      <>
        {state === 'none' && <p>{m.t('refusal.appeal_not_possible')}</p>}
        <Back view={view} cx={cx} />
      </>
    );
  return (
    <PostForm action={urls.form(commentId, 'appeal')} hidden={{ idempotencyKey: view.idempotencyKey }}>
      {refusal && refusal.field === undefined && <FormError refusal={refusal} m={m} />}
      <LabelledField name="body" label={m.t('appeal.body')} hint={m.t('appeal.text')} {...{ refusal, m }}>
        {(tie) => (
          <textarea {...tie} rows={8} maxlength={MAX_APPEAL_LENGTH} dir="auto" required>
            {typed}
          </textarea>
        )}
      </LabelledField>
      <p class="buttons">
        <button>{m.t('appeal.send')}</button>
        <a class="quiet" href={urls.comment(commentId)}>
          {m.t('action.cancel')}
        </a>
      </p>
    </PostForm>
  );
}

function Sent({ view, cx }: AppealProps): JSX.Element {
  return (
    <>
      <p class="saved" role="status" tabindex={-1} autofocus>
        {cx.m.t('appeal.sent')}
      </p>
      <Back view={view} cx={cx} />
    </>
  );
}

function Back({ view, cx }: AppealProps): JSX.Element {
  return (
    <p class="buttons">
      <a class="button" href={cx.urls.comment(view.commentId)}>
        {cx.m.t('appeal.back')}
      </a>
    </p>
  );
}

function SignInFirst({ view, cx }: AppealProps): JSX.Element {
  const { m, urls } = cx;
  return (
    <>
      <p>{m.t('form.signInToGoOn')}</p>
      <p class="buttons">
        <a
          class="button"
          href={signInUrl({ return: urls.form(view.commentId, 'appeal'), lang: view.carried?.lang })}
        >
          {m.t('action.signIn')}
        </a>
        <a class="quiet" href={urls.page()}>
          {m.t('action.cancel')}
        </a>
      </p>
    </>
  );
}
