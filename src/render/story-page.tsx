import type { JSX } from 'preact';
import { defaultOrder } from '../domain/order.ts';
import { Composer } from './parts/composer.tsx';
import { toThreadContext, type ThreadContext } from './parts/context.ts';
import { PostForm } from './parts/form.tsx';
import { JsonLd } from './parts/json-ld.tsx';
import { renderPage } from './parts/page.tsx';
import { sortQuery, Thread } from './parts/thread.tsx';
import { storyUrls } from './urls.ts';
import type { StoryPageView } from './views.ts';

/** The full page of a story's discussion. */
export function renderStoryPage(view: StoryPageView): string {
  const { story, site } = view;
  const cx = toThreadContext(view, { sort: view.sort });
  const title = story.title ?? cx.m.t('thread.untitled');
  return renderPage({
    frame: view,
    title: cx.m.t('page.title', { title, site: site.name }),
    masthead: { name: site.name, url: story.url },
    description: cx.m.t('page.description', { count: story.commentCount, title, site: site.name }),
    style: view.assets.pageCss,
    script: view.assets.pageJs,
    ...linksOf(view, cx),
    children: (
      <>
        <h1 dir="auto">{title}</h1>
        <Thread view={view} cx={cx} composer={inlineForm(view, cx)} />
        {view.comments.length > 0 && <JsonLd view={view} />}
      </>
    ),
  });
}

/** Each page of the default order stands for itself; other orders show the same comments and are not indexed. */
function linksOf(view: StoryPageView, cx: ThreadContext) {
  const { after, nextPage, sort } = view;
  const isDefaultOrder = sort === defaultOrder(view.site, view.story);
  const canonical = storyUrls({ site: view.site.key, story: view.story.key }, view.origin);
  return {
    canonical: canonical.page(isDefaultOrder ? { after } : {}),
    prev: after === undefined ? undefined : cx.urls.page(sortQuery(view, sort)),
    next: nextPage === null ? undefined : cx.urls.page({ sort, after: nextPage }),
    robots: isDefaultOrder ? undefined : 'noindex,follow',
  };
}

/** Only on a page made for one reader: what is cached holds no form. */
function inlineForm(view: StoryPageView, cx: ThreadContext): JSX.Element | undefined {
  if (!view.viewer || view.idempotencyKey === undefined) return undefined;
  return (
    <PostForm action={cx.urls.write()} hidden={{ idempotencyKey: view.idempotencyKey }}>
      <Composer m={cx.m} submit={cx.m.t('form.send')} />
    </PostForm>
  );
}
