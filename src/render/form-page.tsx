import type { JSX } from 'preact';
import type { CommentNode } from '../domain/thread.ts';
import { refusalText, type MessageKey } from '../messages/index.ts';
import { CommentBody, CommentHeader } from './parts/comment.tsx';
import { Guidelines } from './parts/boxes.tsx';
import { Composer } from './parts/composer.tsx';
import { toThreadContext, type ThreadContext } from './parts/context.ts';
import { ErrorNote } from './parts/error-note.tsx';
import { PostForm } from './parts/form.tsx';
import { renderPage } from './parts/page.tsx';
import { accountUrl, PATHS, signInUrl, type StoryUrls } from './urls.ts';
import type { FormPageView, FormPurpose } from './views.ts';

interface FormProps {
  view: FormPageView;
  cx: ThreadContext;
}

/** A page with one form: write, reply, edit, delete or vote without script. */
export function renderFormPage(view: FormPageView): string {
  const cx = toThreadContext(view);
  const { site, story, purpose } = view;
  const title = titleOf(view, cx);
  return renderPage({
    frame: view,
    title: `${title} · ${site.name}`,
    masthead: { name: site.name, url: cx.urls.page() },
    robots: 'noindex',
    style: view.assets.pageCss,
    children: (
      <div class="parley">
        {story.title && (
          <p class="kicker" dir="auto">
            {story.title}
          </p>
        )}
        <h1>{title}</h1>
        {purpose.kind !== 'comment' && purpose.kind !== 'edit' && (
          <Quoted comment={purpose.comment} cx={cx} />
        )}
        {mayGoOn(view) ? <PurposeForm view={view} cx={cx} /> : <SignInFirst view={view} cx={cx} />}
      </div>
    ),
  });
}

function titleOf({ purpose }: FormPageView, { m, muted }: ThreadContext): string {
  if (purpose.kind === 'comment' || purpose.kind === 'edit' || purpose.kind === 'delete') {
    return m.t(`form.${purpose.kind}`);
  }
  const name = purpose.comment.author?.name ?? m.t('comment.erased');
  if (purpose.kind === 'mute')
    return m.t(isMuted(purpose.comment, muted) ? 'mute.undoTitle' : 'mute.title', { name });
  return m.t(`form.${purpose.kind}`, { name });
}

/** What is answered, voted on or deleted. */
function Quoted({ comment, cx }: { comment: CommentNode; cx: ThreadContext }): JSX.Element {
  return (
    <article class="comment quoted" aria-labelledby={`by-${comment.id}`}>
      <CommentHeader comment={comment} cx={cx} />
      <CommentBody html={comment.html} />
    </article>
  );
}

/**
 * Whether the form is of use to this viewer. Text that was typed is always given back with its form, also when the
 * session ended meanwhile.
 */
function mayGoOn({ viewer, purpose, site }: FormPageView): boolean {
  if (purpose.kind === 'vote' || purpose.kind === 'mute') return viewer.isSignedIn && !viewer.isGuest;
  if (viewer.isSignedIn || purpose.kind === 'edit') return true;
  return purpose.kind !== 'delete' && (site.settings.guests || Boolean(purpose.body));
}

function SignInFirst({ view, cx }: FormProps): JSX.Element {
  return (
    <>
      <p>{cx.m.t('form.signInToGoOn')}</p>
      <p class="buttons">
        <a
          class="button"
          href={signInUrl({ return: actionOf(view.purpose, cx.urls), lang: view.carried?.lang })}
        >
          {cx.m.t('action.signIn')}
        </a>
        <a class="quiet" href={backUrl(view, cx)}>
          {cx.m.t('action.cancel')}
        </a>
      </p>
    </>
  );
}

function actionOf(purpose: FormPurpose, urls: StoryUrls): string {
  return purpose.kind === 'comment' ? urls.write() : urls.form(purpose.comment.id, purpose.kind);
}

function backUrl({ purpose }: FormPageView, { urls }: ThreadContext): string {
  return purpose.kind === 'comment' ? urls.page() : urls.comment(purpose.comment.id);
}

function PurposeForm({ view, cx }: FormProps): JSX.Element {
  const { purpose, idempotencyKey } = view;
  return (
    <PostForm action={actionOf(purpose, cx.urls)} hidden={{ idempotencyKey }}>
      {purpose.kind === 'delete' || purpose.kind === 'vote' || purpose.kind === 'mute' ? (
        <Choice view={view} cx={cx} />
      ) : (
        <WritingFields view={view} body={purpose.body} cx={cx} />
      )}
    </PostForm>
  );
}

function WritingFields({ view, body, cx }: FormProps & { body: string | undefined }): JSX.Element {
  const { viewer, refusal, purpose, site } = view;
  const asksName = !viewer.isSignedIn && site.settings.guests && purpose.kind !== 'edit';
  return (
    <>
      {refusal?.refused === 'sign_in_required' && <SignInAside view={view} cx={cx} />}
      {refusal?.refused === 'warning_unread' && <WarningAside view={view} cx={cx} />}
      <Guidelines story={view.story} m={cx.m} />
      <Composer
        m={cx.m}
        submit={cx.m.t(purpose.kind === 'edit' ? 'form.save' : 'form.send')}
        body={body}
        guest={asksName ? { name: view.name ?? '' } : undefined}
        error={refusal && { field: refusal.field, text: refusalText(cx.m, refusal) }}
        cancel={{ url: backUrl(view, cx) }}
      />
    </>
  );
}

/** Signing in happens in another window, so that the text in this one is not lost. */
function SignInAside({ view, cx }: FormProps): JSX.Element {
  return (
    <p>
      <a
        href={signInUrl({ return: cx.urls.page(), lang: view.carried?.lang })}
        target="_blank"
        rel="noopener"
      >
        {cx.m.t('form.signInAside')}
      </a>
    </p>
  );
}

/** The warning is read in another window, so that the text in this one is not lost. */
function WarningAside({ view, cx }: FormProps): JSX.Element {
  return (
    <p>
      <a
        href={accountUrl(PATHS.accountWarnings, { lang: view.carried?.lang })}
        target="_blank"
        rel="noopener"
      >
        {cx.m.t('sanctions.readAside')}
      </a>
    </p>
  );
}

const VOTES = [
  ['up', 'form.voteUp'],
  ['down', 'form.voteDown'],
  ['none', 'form.voteNone'],
] as const satisfies readonly (readonly [string, MessageKey])[];

/** One decision and a way back; nothing to fill in. */
function Choice({ view, cx }: FormProps): JSX.Element {
  const { m } = cx;
  const { purpose, refusal } = view;
  const own = purpose.kind === 'vote' ? cx.votes[purpose.comment.id] : undefined;
  return (
    <>
      {purpose.kind === 'delete' && <p>{m.t('form.deleteText')}</p>}
      {purpose.kind === 'mute' && !isMuted(purpose.comment, cx.muted) && <p>{m.t('mute.text')}</p>}
      {refusal && <ErrorNote>{refusalText(m, refusal)}</ErrorNote>}
      <p class="buttons">
        {purpose.kind === 'delete' && <button class="danger">{m.t('form.deleteSend')}</button>}
        {purpose.kind === 'mute' && <MuteButton comment={purpose.comment} cx={cx} />}
        {purpose.kind === 'vote' &&
          VOTES.map(([value, label]) => (
            <button name="value" value={value} disabled={value === (own ?? 'none')}>
              {m.t(label)}
            </button>
          ))}
        <a class="quiet" href={backUrl(view, cx)}>
          {m.t('action.cancel')}
        </a>
      </p>
    </>
  );
}

function isMuted({ author }: CommentNode, muted: ThreadContext['muted']): boolean {
  return author !== null && muted.has(author.id);
}

function MuteButton({ comment, cx }: { comment: CommentNode; cx: ThreadContext }): JSX.Element {
  const isOn = isMuted(comment, cx.muted);
  return (
    <button name="muted" value={String(!isOn)}>
      {cx.m.t(isOn ? 'mute.undo' : 'mute.action')}
    </button>
  );
}
