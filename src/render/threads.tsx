import type { SafeHtml } from '../domain/safe-html.ts';
import { messages, type Language } from '../messages/index.ts';
import { Comment, CommentList, WaitingText } from './parts/comment.tsx';
import { toThreadContext } from './parts/context.ts';
import { renderFragment } from './parts/page.tsx';
import { Section, Thread } from './parts/thread.tsx';
import type { CommentView, RepliesView, ThreadView } from './views.ts';

/** A page of a story's discussion as a fragment: for the embed, or for a publisher's own server. */
export function renderThread(view: ThreadView): string {
  return renderFragment(<Thread view={view} cx={toThreadContext(view, { sort: view.sort })} />);
}

/** One comment, as the API answers a write with it. */
export function renderComment(view: CommentView): string {
  return renderFragment(<Comment comment={view.comment} cx={toThreadContext(view)} />);
}

/** What the script puts below an own comment whose changed text waits. */
export function renderWaiting(html: SafeHtml, language: Language): string {
  return renderFragment(<WaitingText html={html} m={messages(language)} />);
}

/** The next replies to a comment, in a section of the same shape as a thread. */
export function renderReplies(view: RepliesView): string {
  const cx = toThreadContext(view, { sort: view.sort });
  const { id, replies, nextReplies } = view.comment;
  return renderFragment(
    <Section view={view} cx={cx}>
      <div class="comments" data-comments="">
        <CommentList comments={replies} cx={cx} />
        {nextReplies !== null && (
          <a
            class="more"
            data-more="replies"
            href={cx.urls.comment(id, { sort: cx.sort, after: nextReplies })}
          >
            {cx.m.t('thread.furtherReplies')}
          </a>
        )}
      </div>
    </Section>,
  );
}
