import type { JSX } from 'preact';
import { CommentList } from './parts/comment.tsx';
import { toThreadContext, type ThreadContext } from './parts/context.ts';
import { renderFragment, renderPage } from './parts/page.tsx';
import { Count, Section, Slots, Templates } from './parts/thread.tsx';
import { storyUrls } from './urls.ts';
import type { CommentPageView, CommentThreadView } from './views.ts';

/** A comment's own page: what it answers above, the comment marked, the replies to it below. */
export function renderCommentPage(view: CommentPageView): string {
  const { site, story, comment } = view;
  const cx = toThreadContext(view, { sort: view.sort, targetId: comment.id, after: view.after });
  const title = story.title ?? cx.m.t('thread.untitled');
  const by = comment.author && cx.m.t('comment.by', { name: comment.author.name });
  return renderPage({
    frame: view,
    title: [by, title, site.name].filter(Boolean).join(' · '),
    masthead: { name: site.name, url: story.url },
    canonical: storyUrls({ site: site.key, story: story.key }, view.origin).comment(comment.id),
    robots: 'noindex,follow',
    style: view.assets.pageCss,
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
  const cx = toThreadContext(view, { sort: view.sort, targetId: view.comment.id, after: view.after });
  return renderFragment(<CommentInContext view={view} cx={cx} />);
}

function CommentInContext({ view, cx }: { view: CommentThreadView; cx: ThreadContext }): JSX.Element {
  return (
    <Section view={view} cx={cx}>
      <header class="head">
        <Count view={view} cx={cx} />
        <a href={cx.urls.page()}>{cx.m.t('thread.whole')}</a>
      </header>
      <Slots view={view} cx={cx} />
      <div class="comments" data-comments="">
        <CommentList comments={view.comments} cx={cx} />
      </div>
      <Templates view={view} cx={cx} />
    </Section>
  );
}
