import type { ComponentChildren, JSX } from 'preact';
import type { ListedComment, ListPage } from '../../domain/listed-comment.ts';
import type { Messages } from '../../messages/index.ts';
import { accountUrl, storyUrls, type ListQuery } from '../urls.ts';
import { CommentBody } from './comment.tsx';
import { Time } from './time.tsx';

interface ListedProps {
  comment: ListedComment;
  m: Messages;
  lang: string | undefined;
  /** The level of its heading on the page. */
  heading: 'h2' | 'h3';
  /** Whether the page is about one site, which need not be named each time. */
  isOneSite?: boolean | undefined;
  /** Stands between the story and the text: who wrote it. */
  by?: ComponentChildren;
  /** Stands below the text: what became of it. */
  state?: ComponentChildren;
  /** Stands last: why. */
  below?: ComponentChildren;
  children?: ComponentChildren;
}

/** A comment in a list, outside its discussion: where it stands, the text, when it was written and what came back. */
export function Listed(props: ListedProps): JSX.Element {
  const { comment, m } = props;
  return (
    <article class="comment listed" aria-labelledby={`in-${comment.id}`}>
      <Where {...props} />
      {props.by}
      {props.children ?? <Text comment={comment} m={m} />}
      <p class="facts">
        <Time at={comment.createdAt} m={m} />
        {comment.editedAt && <span>{m.t('comment.edited')}</span>}
        {props.state}
        {comment.status === 'published' && comment.html !== null && <Echo comment={comment} m={m} />}
      </p>
      {props.below}
    </article>
  );
}

/** The story and the site; the comment itself where readers can see it. */
function Where(props: ListedProps): JSX.Element {
  const { comment, m, lang, heading: Heading } = props;
  const { site, story, status, html, id } = comment;
  const urls = storyUrls({ site: site.key, story: story.key }, '', { lang });
  const isThere = status === 'published' && html !== null;
  return (
    <Heading class="where" id={`in-${id}`}>
      <a href={isThere ? urls.comment(id) : urls.page()} dir="auto">
        {story.title ?? m.t('thread.untitled')}
      </a>{' '}
      {!props.isOneSite && <small>{site.name}</small>}
    </Heading>
  );
}

/** The text, or that it is gone. */
export function Text({ comment, m }: { comment: ListedComment; m: Messages }): JSX.Element {
  return comment.html === null ? (
    <p class="note">{m.t('listed.deletedText')}</p>
  ) : (
    <CommentBody html={comment.html} />
  );
}

function Echo({ comment, m }: { comment: ListedComment; m: Messages }): JSX.Element {
  return (
    <>
      <span>{`${m.t('action.up')} ${m.number(comment.up)}`}</span>
      <span>{`${m.t('action.down')} ${m.number(comment.down)}`}</span>
      {comment.replyCount > 0 && <span>{m.t('listed.replies', { count: comment.replyCount })}</span>}
    </>
  );
}

/** The ways to the further pages of a list, and back to its beginning. */
export function ListPages(props: {
  page: ListPage<unknown>;
  after: string | undefined;
  path: string;
  query: ListQuery;
  m: Messages;
}): JSX.Element {
  const { page, after, path, query, m } = props;
  return (
    <p class="pages">
      {page.nextPage !== null && (
        <a rel="next" href={accountUrl(path, { ...query, after: page.nextPage })}>
          {m.t('listed.more')}
        </a>
      )}
      {after !== undefined && (
        <a rel="prev" href={accountUrl(path, { lang: query.lang })}>
          {m.t('listed.newest')}
        </a>
      )}
    </p>
  );
}
