import { MAX_DEPTH, type CommentNode } from '../domain/thread.ts';
import { Comment } from './parts/comment.tsx';
import { toThreadContext, type ThreadContext } from './parts/context.ts';
import { renderFragment, renderPage } from './parts/page.tsx';
import { Section, Slots, Templates } from './parts/thread.tsx';
import { storyUrls } from './urls.ts';
import type { CommentPageView, CommentThreadView } from './views.ts';

/** A comment's own page: what it answers above, the comment marked, the replies to it below. */
export function renderCommentPage(view: CommentPageView): string {
  const { site, story, comment } = view;
  const cx = toThreadContext(view, { sort: view.sort, targetId: comment.id });
  const title = story.title ?? cx.m.t('thread.untitled');
  const name = comment.author?.name;
  return renderPage({
    frame: view,
    title: `${name === undefined ? '' : `${cx.m.t('comment.by', { name })} · `}${title} · ${site.name}`,
    masthead: { name: site.name, url: story.url },
    canonical: storyUrls({ site: site.key, story: story.key }, view.origin).comment(comment.id),
    robots: 'noindex,follow',
    styles: [view.assets.threadCss],
    script: view.assets.pageJs,
    children: (
      <>
        <h1 dir="auto">{title}</h1>
        <CommentInContext view={view} cx={cx} />
      </>
    ),
  });
}

/** The same as a fragment. */
export function renderCommentThread(view: CommentThreadView): string {
  const cx = toThreadContext(view, { sort: view.sort, targetId: view.comment.id });
  return renderFragment(<CommentInContext view={view} cx={cx} />);
}

function CommentInContext({ view, cx }: { view: CommentThreadView; cx: ThreadContext }) {
  const count = view.story.commentCount;
  return (
    <Section view={view} cx={cx}>
      <header class="head">
        <h2 id="parley-title">
          <span data-count={count}>{cx.m.t('thread.count', { count })}</span>
        </h2>
        <nav aria-label={cx.m.t('thread.discussion')}>
          <a href={cx.urls.page()}>{cx.m.t('thread.whole')}</a>
        </nav>
      </header>
      <Slots view={view} cx={cx} />
      <div class="comments" data-comments="">
        <Comment comment={nest([...view.ancestors, view.comment])} cx={cx} />
      </div>
      <Templates view={view} cx={cx} />
    </Section>
  );
}

/**
 * Hangs a chain of comments, each the parent of the next, under its first. What is deeper than threads nest stands
 * flat, as it does in the thread.
 */
function nest(chain: readonly CommentNode[]): CommentNode {
  const [first, ...rest] = chain;
  if (!first) throw new RangeError('a chain holds at least the comment itself');
  if (rest.length === 0) return first;
  const replies =
    first.depth < MAX_DEPTH ? [nest(rest)] : rest.map((node, i) => withoutReplies(node, i, rest));
  return { ...first, replies, nextReplies: null };
}

function withoutReplies(node: CommentNode, index: number, chain: readonly CommentNode[]): CommentNode {
  return index === chain.length - 1 ? node : { ...node, replies: [], nextReplies: null };
}
