import type { JSX } from 'preact';
import type { RehearsedComment, RehearsedStory } from '../../domain/import-report.ts';
import type { AccountId } from '../../domain/ids.ts';
import { MAX_DEPTH } from '../../domain/thread.ts';
import type { Messages } from '../../messages/index.ts';
import { CommentBody } from '../parts/comment.tsx';
import { Face } from '../parts/face.tsx';
import { Time } from '../parts/time.tsx';

/** Discussions as readers would see them, without anything that could be pressed. */
export function RehearsedThreads({
  stories,
  m,
}: {
  stories: readonly RehearsedStory[];
  m: Messages;
}): JSX.Element {
  return (
    <section class="rehearsed">
      <h2>{m.t('importReport.threads')}</h2>
      <p class="note">{m.t(stories.length === 0 ? 'importReport.noThreads' : 'importReport.threadsHint')}</p>
      {stories.map((story) => (
        <section class="parley">
          <h3 dir="auto">{story.title ?? story.url ?? story.key}</h3>
          {story.url !== null && story.title !== null && (
            <p class="note">
              <bdi>{story.url}</bdi>
            </p>
          )}
          <p class="note">
            {m.t('thread.count', { count: story.commentCount })}
            {story.isClosed && `. ${m.t('importReport.closed')}`}
          </p>
          <div class="comments">
            {story.comments.map((comment) => (
              <RehearsedOne comment={comment} depth={0} m={m} />
            ))}
            {story.left > 0 && <p class="note">{m.t('importReport.left', { count: story.left })}</p>}
          </div>
        </section>
      ))}
    </section>
  );
}

interface OneProps {
  comment: RehearsedComment;
  depth: number;
  m: Messages;
}

function RehearsedOne({ comment, depth, m }: OneProps): JSX.Element {
  return (
    <article
      class={comment.html === null ? 'comment tombstone' : 'comment'}
      data-depth={Math.min(depth, MAX_DEPTH)}
    >
      {comment.html === null ? (
        <p class="note">{m.t(hiddenKey(comment.status))}</p>
      ) : (
        <>
          <Header comment={comment} m={m} />
          <CommentBody html={comment.html} />
          {comment.up + comment.down > 0 && (
            <p class="note">{m.t('importReport.score', { up: comment.up, down: comment.down })}</p>
          )}
        </>
      )}
      <div class="replies">
        {comment.replies.map((reply) => (
          <RehearsedOne comment={reply} depth={depth + 1} m={m} />
        ))}
      </div>
    </article>
  );
}

function Header({ comment, m }: Pick<OneProps, 'comment' | 'm'>): JSX.Element {
  const name = comment.name === '' ? m.t('importReport.anonymous') : comment.name;
  // The face is tinted by what the id ends in, as it will be; who it is stays out of the file.
  const face = { id: comment.id as AccountId, name, picture: null };
  return (
    <header>
      <Face author={face} base="" />
      <bdi class="author">{name}</bdi>
      {comment.isFeatured && <span class="badge">{m.t('comment.featured')}</span>}
      {comment.isPinned && <span class="badge">{m.t('comment.pinned')}</span>}
      <span class="time">
        <Time at={new Date(comment.createdAt)} m={m} />
      </span>
      {comment.isEdited && <span class="edited">{m.t('comment.edited')}</span>}
    </header>
  );
}

/** What stands in the place of a comment that readers do not see. */
export function hiddenKey(status: RehearsedComment['status']) {
  return `importReport.hidden.${status === 'published' ? 'deleted' : status}` as const;
}
