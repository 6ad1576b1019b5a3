import type { JSX } from 'preact';
import type { ListedComment } from '../domain/listed-comment.ts';
import type { Refusal } from '../domain/refusal.ts';
import { messages, type Messages } from '../messages/index.ts';
import { renderAccountPage } from './parts/account-page.tsx';
import { toExcerpt } from './parts/excerpt.ts';
import { FormError } from './parts/field.tsx';
import { PostForm } from './parts/form.tsx';
import { Time } from './parts/time.tsx';
import { accountUrl, PATHS, storyUrls } from './urls.ts';
import type { AccountFrame } from './views.ts';

/** What somebody says of comments from before a move. */
export const OLD_ANSWERS = ['mine', 'notMine', 'again'] as const;
export type OldAnswer = (typeof OLD_ANSWERS)[number];

/** Somebody of another system who may be whoever reads this, or is. */
export interface OldAuthorView {
  readonly accountId: string;
  readonly siteName: string;
  /** The name of the system, or of the export. */
  readonly source: string;
  readonly name: string | null;
  readonly comments: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
  readonly state: 'waiting' | 'refused' | 'claimed';
  /** The last that they wrote. */
  readonly shown: readonly ListedComment[];
}

export interface OldCommentsView extends AccountFrame {
  readonly authors: readonly OldAuthorView[];
  /** What was just answered. */
  readonly done: OldAnswer | undefined;
  readonly refusal?: Refusal | undefined;
}

interface AuthorProps {
  author: OldAuthorView;
  view: OldCommentsView;
  m: Messages;
}

/** Whose the comments from before a move are: one answer for each name they were written under. */
export function renderOldCommentsPage(view: OldCommentsView): string {
  const m = messages(view.language, view.timeZone);
  const { done, refusal, authors } = view;
  const by = Map.groupBy(authors, ({ state }) => state);
  const waiting = by.get('waiting') ?? [];
  return renderAccountPage({
    frame: view,
    page: 'old',
    children: (
      <>
        {refusal && <FormError refusal={refusal} m={m} />}
        {done && (
          <p class="saved" tabindex={-1} autofocus role="status">
            {m.t(`oldComments.done.${done}`)}
          </p>
        )}
        {waiting.length === 0 ? (
          <p class="empty">{m.t('oldComments.empty')}</p>
        ) : (
          <p>{m.t('oldComments.explain')}</p>
        )}
        {waiting.map((author) => (
          <Waiting author={author} view={view} m={m} />
        ))}
        <Answered
          title={m.t('oldComments.refusedTitle')}
          text={m.t('oldComments.refusedText')}
          authors={by.get('refused')}
        >
          {(author) => <Refused author={author} view={view} m={m} />}
        </Answered>
        <Answered
          title={m.t('oldComments.claimedTitle')}
          text={m.t('oldComments.claimedText')}
          authors={by.get('claimed')}
        >
          {(author) => <Claimed author={author} view={view} m={m} />}
        </Answered>
      </>
    ),
  });
}

function idOf({ accountId }: OldAuthorView): string {
  return `old-${accountId}`;
}

function Who({ author, m }: { author: OldAuthorView; m: Messages }): JSX.Element {
  const name = author.name ?? m.t('oldComments.nameless');
  return (
    <>
      <bdi>{name}</bdi> <small>{author.siteName}</small>
    </>
  );
}

function Facts({ author, m }: { author: OldAuthorView; m: Messages }): JSX.Element {
  const { source, comments, firstAt, lastAt } = author;
  return (
    <p class="facts">
      <span>{m.t('oldComments.from', { source: sourceName(source) })}</span>
      <span>{m.t('oldComments.count', { count: comments })}</span>
      {firstAt && lastAt && <span>{toSpan(m, m.date(firstAt), m.date(lastAt))}</span>}
    </p>
  );
}

function toSpan(m: Messages, first: string, last: string): string {
  return first === last ? first : m.t('oldComments.since', { first, last });
}

/** As people know the systems; an export that was given another name is called by that. */
const SOURCE_NAMES: Readonly<Record<string, string>> = {
  artalk: 'Artalk',
  comentario: 'Comentario',
  commento: 'Commento',
  coral: 'Coral',
  disqus: 'Disqus',
  intensedebate: 'IntenseDebate',
  isso: 'Isso',
  livefyre: 'Livefyre',
  parley: 'Parley',
  remark42: 'Remark42',
  twikoo: 'Twikoo',
  waline: 'Waline',
  wordpress: 'WordPress',
};

function sourceName(source: string): string {
  return SOURCE_NAMES[source] ?? source;
}

function Waiting({ author, view, m }: AuthorProps): JSX.Element {
  const id = idOf(author);
  return (
    <article class="listed" aria-labelledby={id}>
      <h2 id={id}>
        <Who author={author} m={m} />
      </h2>
      <Facts author={author} m={m} />
      {author.comments > author.shown.length && <p class="facts">{m.t('oldComments.last')}</p>}
      {author.shown.map((comment) => (
        <Excerpt comment={comment} m={m} lang={view.lang} />
      ))}
      <Answer author={author} view={view} m={m}>
        <p class="buttons">
          <button name="answer" value="mine" aria-describedby={id}>
            {m.t('oldComments.mine')}
          </button>
          <button class="quiet" name="answer" value="notMine" aria-describedby={id}>
            {m.t('oldComments.notMine')}
          </button>
        </p>
      </Answer>
    </article>
  );
}

/** Long enough to know one's own words again. */
const EXCERPT_LENGTH = 220;

function Excerpt(props: { comment: ListedComment; m: Messages; lang: string | undefined }): JSX.Element {
  const { comment, m, lang } = props;
  const { site, story, id, html } = comment;
  const urls = storyUrls({ site: site.key, story: story.key }, '', { lang });
  return (
    <blockquote>
      <p dir="auto">{toExcerpt(html ?? '', EXCERPT_LENGTH)}</p>
      <p class="facts">
        <a href={urls.comment(id)} dir="auto">
          {story.title ?? m.t('thread.untitled')}
        </a>
        <Time at={comment.createdAt} m={m} />
      </p>
    </blockquote>
  );
}

function Answer(props: AuthorProps & { children: JSX.Element }): JSX.Element {
  const { author, view, children } = props;
  const action = accountUrl(PATHS.accountOld, { lang: view.lang });
  return (
    <PostForm action={action} hidden={{ author: author.accountId }}>
      {children}
    </PostForm>
  );
}

function Answered(props: {
  title: string;
  text: string;
  authors: readonly OldAuthorView[] | undefined;
  children: (author: OldAuthorView) => JSX.Element;
}): JSX.Element | null {
  const { title, text, authors, children } = props;
  if (authors === undefined) return null;
  return (
    <section>
      <h2>{title}</h2>
      <p class="hint">{text}</p>
      {authors.map((author) => (
        <article class="listed" aria-labelledby={idOf(author)}>
          {children(author)}
        </article>
      ))}
    </section>
  );
}

function Refused({ author, view, m }: AuthorProps): JSX.Element {
  return (
    <>
      <h3 class="where" id={idOf(author)}>
        <Who author={author} m={m} />
      </h3>
      <Facts author={author} m={m} />
      <Answer author={author} view={view} m={m}>
        <p class="buttons">
          <button class="quiet" name="answer" value="again" aria-describedby={idOf(author)}>
            {m.t('oldComments.again')}
          </button>
        </p>
      </Answer>
    </>
  );
}

/** What is one's own goes back only by a second press, which says what it does. */
function Claimed({ author, view, m }: AuthorProps): JSX.Element {
  return (
    <>
      <h3 class="where" id={idOf(author)}>
        <Who author={author} m={m} />
      </h3>
      <Facts author={author} m={m} />
      <details>
        <summary aria-describedby={idOf(author)}>{m.t('oldComments.giveBack')}</summary>
        <p>{m.t('oldComments.giveBackText')}</p>
        <Answer author={author} view={view} m={m}>
          <button class="danger" name="answer" value="notMine" aria-describedby={idOf(author)}>
            {m.t('oldComments.giveBackDo')}
          </button>
        </Answer>
      </details>
    </>
  );
}
