import type { JSX } from 'preact';
import { CommentList } from './parts/comment.tsx';
import { toThreadContext, type ThreadContext } from './parts/context.ts';
import { renderFragment, renderPage } from './parts/page.tsx';
import { Section, Slots, Templates, ThreadHead } from './parts/thread.tsx';
import type { PicksPageView, PicksView } from './views.ts';

/** The full page of a story's editors' picks. It repeats what stands in the thread, so that nobody indexes it. */
export function renderPicksPage(view: PicksPageView): string {
  const { story, site } = view;
  const cx = toThreadContext(view);
  const title = story.title ?? cx.m.t('thread.untitled');
  return renderPage({
    frame: view,
    title: [cx.m.t('thread.picksTitle'), title, site.name].join(' · '),
    masthead: { name: site.name, url: story.url },
    robots: 'noindex,follow',
    style: view.assets.pageCss,
    script: view.assets.pageJs,
    children: (
      <>
        <h1 dir="auto">{title}</h1>
        <Picks view={view} cx={cx} />
      </>
    ),
  });
}

/** The same as a fragment, in a section of the same shape as a thread. */
export function renderPicks(view: PicksView): string {
  return renderFragment(<Picks view={view} cx={toThreadContext(view)} />);
}

function Picks({ view, cx }: { view: PicksView; cx: ThreadContext }): JSX.Element {
  return (
    <Section view={view} cx={cx}>
      <ThreadHead view={view} cx={cx} current="picks" />
      <Slots view={view} cx={cx} />
      <div class="comments" data-comments="">
        {view.comments.length === 0 && <p class="empty">{cx.m.t('thread.noPicks')}</p>}
        <CommentList comments={view.comments} cx={cx} />
        {view.nextPage !== null && (
          <a class="more" data-more="comments" rel="next" href={cx.urls.picks({ after: view.nextPage })}>
            {cx.m.t('thread.more')}
          </a>
        )}
        {view.after !== undefined && (
          <a class="more" rel="prev" href={cx.urls.picks()}>
            {cx.m.t('thread.start')}
          </a>
        )}
      </div>
      <Templates view={view} cx={cx} />
    </Section>
  );
}
