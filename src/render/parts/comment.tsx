import type { ComponentChildren, JSX } from 'preact';
import { MAX_DEPTH, type Author, type CommentNode } from '../../domain/thread.ts';
import type { CommentId } from '../../domain/ids.ts';
import type { SafeHtml } from '../../domain/safe-html.ts';
import type { MessageKey, Messages } from '../../messages/index.ts';
import type { ThreadContext } from './context.ts';
import { toUnexplained, WhyHeld } from './explanation.tsx';
import { Face } from './face.tsx';
import { Time } from './time.tsx';

interface CommentProps {
  comment: CommentNode;
  cx: ThreadContext;
}

/** Comments one below the other; nothing stands around them. */
export function CommentList({ comments, cx }: { comments: readonly CommentNode[]; cx: ThreadContext }) {
  return comments.map((comment) => <Comment comment={comment} cx={cx} />);
}

/** A comment with its controls and the replies that are shown below it. */
export function Comment({ comment: seen, cx }: CommentProps): JSX.Element {
  const comment = toOwn(seen, cx);
  const isShown = comment.html !== null;
  return (
    <article
      class={classOf(comment, cx)}
      id={`c-${comment.id}`}
      data-id={comment.id}
      data-depth={Math.min(comment.depth, MAX_DEPTH)}
      data-by={comment.author?.id.slice(-12)}
      aria-labelledby={`by-${comment.id}`}
    >
      {isShown ? <Written comment={comment} cx={cx} /> : <Tombstone comment={comment} cx={cx} />}
      <Replies comment={comment} cx={cx} />
    </article>
  );
}

/** What readers see as a tombstone, its author sees: with the text, and with what was decided. */
function toOwn(seen: CommentNode, { heldById }: ThreadContext): CommentNode {
  const own = seen.deletedAt === null ? heldById.get(seen.id) : undefined;
  return own
    ? { ...seen, author: own.author, html: own.html, editedAt: own.editedAt, explanation: own.explanation }
    : seen;
}

function classOf(comment: CommentNode, cx: ThreadContext): string {
  const states = [
    comment.html === null && 'tombstone',
    comment.html !== null && comment.status !== 'published' && 'held',
    comment.id === cx.targetId && 'target',
  ];
  return ['comment', ...states].filter(Boolean).join(' ');
}

function Written({ comment, cx }: CommentProps): JSX.Element {
  return (
    <>
      <CommentHeader comment={comment} cx={cx} />
      {isMuted(comment, cx) ? (
        <MutedFold m={cx.m}>
          <Content comment={comment} cx={cx} />
        </MutedFold>
      ) : (
        <Content comment={comment} cx={cx} />
      )}
    </>
  );
}

function isMuted({ author }: CommentNode, { muted }: ThreadContext): boolean {
  return author !== null && muted.has(author.id);
}

/** Folds away what the reader does not want to see. */
export function MutedFold({ m, children }: { m: Messages; children?: ComponentChildren }): JSX.Element {
  return (
    <details class="muted">
      <summary class="note">{m.t('mute.folded')}</summary>
      {children}
    </details>
  );
}

function Content({ comment, cx }: CommentProps): JSX.Element {
  const isHeld = comment.status !== 'published';
  const waiting = comment.waiting ?? cx.waiting.get(comment.id);
  return (
    <>
      <CommentBody html={comment.html} />
      {waiting && !isHeld && <WaitingText html={waiting} m={cx.m} />}
      {isHeld ? (
        <WhyHeld
          explanation={comment.explanation ?? toUnexplained(comment)}
          m={cx.m}
          contest={{ url: cx.urls.form(comment.id, 'appeal'), isEmbedded: cx.base !== '' }}
          guidelinesUrl={cx.guidelinesUrl}
        />
      ) : (
        <Actions comment={comment} cx={cx} />
      )}
    </>
  );
}

/** The text of a comment. `SafeHtml` is put in as it stands; only `markup` makes it. */
export function CommentBody({ html }: Pick<CommentNode, 'html'>): JSX.Element {
  return <div class="body" dir="auto" data-body="" dangerouslySetInnerHTML={{ __html: html ?? '' }} />;
}

/** A changed text of one's own that waits for a person, below the one that readers see. */
export function WaitingText({ html, m }: { html: SafeHtml; m: Messages }): JSX.Element {
  return (
    <div class="note" data-waiting="">
      <p>{m.t('comment.waiting')}</p>
      <details>
        <summary>{m.t('comment.waitingText')}</summary>
        <EditorsText html={html} look="body" />
      </details>
    </div>
  );
}

/** What editors wrote around a thread, made by `markup` like the text of a comment. */
export function EditorsText({ html, look }: { html: SafeHtml; look: 'body' | 'note' }): JSX.Element {
  return <div class={look} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Who wrote it, when, and whom it answers. */
export function CommentHeader({ comment, cx }: CommentProps): JSX.Element {
  const { author, answers, editedAt } = comment;
  const { m, urls } = cx;
  return (
    <header>
      {author && <Face author={author} base={cx.base} />}
      {author ? (
        <AuthorName author={author} id={`by-${comment.id}`} url={cx.personUrl} />
      ) : (
        <span class="author" id={`by-${comment.id}`}>
          {m.t('comment.erased')}
        </span>
      )}
      {author && <Badges author={author} m={m} />}
      {comment.isFeatured && <span class="badge">{m.t('comment.featured')}</span>}
      {comment.isFoundAcross && cx.acrossUrl !== null && (
        <a class="badge" href={cx.acrossUrl}>
          {m.t('comment.across')}
        </a>
      )}
      {comment.isPinned && <span class="badge">{m.t('comment.pinned')}</span>}
      {cx.own.has(comment.id) && <span class="badge">{m.t('comment.you')}</span>}
      {answers && <Answers answers={answers} cx={cx} />}
      <a class="time" href={urls.comment(comment.id)}>
        <Time at={comment.createdAt} m={m} />
      </a>
      {editedAt && (
        <span class="edited">
          {m.t('comment.edited')} <Time at={editedAt} m={m} />
        </span>
      )}
    </header>
  );
}

/** The name of who wrote something; where they show a profile, the way there. */
export function AuthorName(props: {
  author: Author;
  id: string;
  url: ThreadContext['personUrl'];
}): JSX.Element {
  const { author, id, url } = props;
  return url && author.hasProfile ? (
    <a class="author" id={id} href={url(author.id)}>
      <bdi>{author.name}</bdi>
    </a>
  ) : (
    <bdi class="author" id={id}>
      {author.name}
    </bdi>
  );
}

/** What is said of an author, in words. */
export function Badges({ author, m }: { author: Author; m: Messages }): JSX.Element {
  return (
    <>
      {author.isGuest && <span class="badge">{m.t('comment.guest')}</span>}
      {author.isStaff && <span class="badge">{m.t('comment.staff')}</span>}
      {author.badges.map((badge) => (
        <span class="badge" dir="auto">
          {badge}
        </span>
      ))}
    </>
  );
}

function Answers({
  answers,
  cx,
}: {
  answers: NonNullable<CommentNode['answers']>;
  cx: ThreadContext;
}): JSX.Element {
  return (
    <a class="to" href={cx.urls.comment(answers.id)}>
      {answers.name === null ? cx.m.t('comment.toDeleted') : cx.m.t('comment.to', { name: answers.name })}
    </a>
  );
}

function Tombstone({ comment, cx }: CommentProps): JSX.Element {
  return (
    <p class="note" id={`by-${comment.id}`}>
      {cx.m.t(tombstoneKey(comment))}
    </p>
  );
}

function tombstoneKey(comment: CommentNode) {
  if (comment.deletedAt) return 'comment.deleted';
  return comment.status === 'rejected' ? 'comment.removed' : 'comment.hidden';
}

/** The controls of a comment: one line, in words. Links to pages with a form; the script makes buttons of them. */
function Actions({ comment, cx }: CommentProps): JSX.Element {
  const { m, urls } = cx;
  const isEditable = cx.own.get(comment.id);
  return (
    <footer class="actions" data-actions="">
      <Vote value="up" comment={comment} cx={cx} />
      <Vote value="down" comment={comment} cx={cx} />
      {!cx.isClosed && (
        <a data-action="reply" href={urls.form(comment.id, 'reply')}>
          {m.t('action.reply')}
        </a>
      )}
      {isEditable !== undefined && <OwnActions id={comment.id} isEditable={isEditable} cx={cx} />}
      {cx.isMember && !cx.own.has(comment.id) && (
        <a data-mute="" href={urls.form(comment.id, 'mute')}>
          {m.t(isMuted(comment, cx) ? 'mute.undo' : 'mute.action')}
        </a>
      )}
      {!cx.own.has(comment.id) && (
        <a data-action="report" href={urls.form(comment.id, 'report')}>
          {m.t('action.report')}
        </a>
      )}
      <a data-action="link" href={urls.comment(comment.id)}>
        {m.t('action.link')}
      </a>
      <a data-action="fold" hidden>
        {m.t('action.fold')}
      </a>
    </footer>
  );
}

/** Edit and delete. Without an id, as the script copies them, the links lead nowhere yet. */
export function OwnActions({
  id,
  isEditable,
  cx,
}: {
  id?: CommentId;
  isEditable: boolean;
  cx: ThreadContext;
}) {
  const link = (form: 'edit' | 'delete', label: MessageKey): ComponentChildren => (
    <a data-action={form} {...(id && { href: cx.urls.form(id, form) })}>
      {cx.m.format(label)}
    </a>
  );
  return (
    <>
      {isEditable && link('edit', 'action.edit')}
      {link('delete', 'action.delete')}
    </>
  );
}

function Vote({ value, comment, cx }: CommentProps & { value: 'up' | 'down' }): JSX.Element {
  const { m } = cx;
  const isOn = cx.votes[comment.id] === value;
  const count = { [`data-${value}`]: comment[value] };
  return (
    <a data-action={value} href={cx.urls.form(comment.id, 'vote')} aria-current={isOn ? 'true' : undefined}>
      {m.t(`action.${value}`)} <span {...count}>{m.number(comment[value])}</span>
      <span class="visually-hidden">
        {' '}
        {m.t('action.onComment', { name: comment.author?.name ?? m.t('comment.erased') })}
      </span>
    </a>
  );
}

/** Whether a comment is shown anywhere among some, as a tombstone too. */
export function hasAmong(comments: readonly CommentNode[], id: CommentId): boolean {
  return comments.some((comment) => comment.id === id || hasAmong(comment.replies, id));
}

/** The replies that are here, one's own that are held, and the way to the next ones. */
function Replies({ comment, cx }: CommentProps): JSX.Element {
  const held = cx.held.get(comment.id)?.filter(({ id }) => !hasAmong(comment.replies, id)) ?? [];
  return (
    <div class="replies" data-replies="">
      <CommentList comments={comment.replies} cx={cx} />
      <CommentList comments={held} cx={cx} />
      {comment.nextReplies !== null && (
        <a
          class="more"
          data-more="replies"
          href={cx.urls.comment(comment.id, { sort: cx.sort, after: comment.nextReplies })}
        >
          {cx.isFurtherPage && comment.id === cx.targetId
            ? cx.m.t('thread.furtherReplies')
            : cx.m.t('thread.moreReplies', { count: comment.replyCount - comment.replies.length })}
        </a>
      )}
    </div>
  );
}
