import type { JSX } from 'preact';
import { messages, type Messages } from '../../messages/index.ts';
import { Time } from '../parts/time.tsx';
import { deskUrls } from '../urls.ts';
import { renderDeskPage } from './frame.tsx';
import { SiteTabs } from './site-tabs.tsx';
import { Table } from './table.tsx';
import type { DeskFrame } from './views.ts';

/** A story in a list. */
export interface StoryLine {
  readonly id: string;
  readonly key: string;
  readonly title: string | null;
  readonly section: string | null;
  readonly commentCount: number;
  readonly createdAt: Date;
  readonly isClosed: boolean;
}

export interface StoriesView extends DeskFrame {
  readonly site: { readonly key: string; readonly name: string };
  readonly query: string;
  readonly stories: readonly StoryLine[];
  readonly moreUrl: string | null;
}

/** The stories of a site, the newest first, and the way to one by its title, key or address. */
export function renderStoriesPage(view: StoriesView): string {
  const m = messages(view.language);
  const { site, query, stories, moreUrl } = view;
  return renderDeskPage({
    view,
    title: site.name,
    area: 'sites',
    tabs: <StoryTabs view={view} m={m} />,
    children: (
      <>
        <form class="filters" method="get" action={deskUrls().siteTab(site.key, 'stories')} role="search">
          <label>
            {m.t('stories.search')}
            <input name="q" type="search" value={query} dir="auto" maxlength={1_000} />
          </label>
          <button class="small">{m.t('accounts.find')}</button>
        </form>
        {stories.length === 0 ? (
          <p>{m.t(query === '' ? 'stories.none' : 'stories.notFound')}</p>
        ) : (
          <Stories view={view} m={m} />
        )}
        {moreUrl !== null && (
          <p>
            <a href={moreUrl}>{m.t('stories.more')}</a>
          </p>
        )}
      </>
    ),
  });
}

/** Moderators have stories only; the other pages of a site are for those who set it up. */
export function StoryTabs(props: {
  view: DeskFrame & { readonly site: { readonly key: string } };
  isBelow?: boolean;
  m: Messages;
}): JSX.Element {
  const { view, isBelow, m } = props;
  return view.areas.includes('sites') ? (
    <SiteTabs site={view.site.key} tab="stories" isBelow={isBelow ?? false} m={m} />
  ) : (
    <nav class="tabs" aria-label={m.t('desk.ofSite')}>
      <a href={deskUrls().siteTab(view.site.key, 'stories')} aria-current={isBelow ? 'true' : 'page'}>
        {m.t('desk.tab.stories')}
      </a>
    </nav>
  );
}

function Stories({ view, m }: { view: StoriesView; m: Messages }): JSX.Element {
  const { site, stories } = view;
  return (
    <Table
      caption={m.t('desk.stories')}
      columns={[
        { title: m.t('stories.story'), isWide: true },
        { title: m.t('stories.section') },
        { title: m.t('desk.comments'), isNumber: true },
        { title: m.t('stories.since') },
      ]}
      rows={stories.map((story) => [
        <>
          <a class="main" href={deskUrls().story(site.key, story.id)} dir="auto">
            {story.title ?? m.t('thread.untitled')}
          </a>{' '}
          <code dir="ltr">{story.key}</code> {story.isClosed && <strong>{m.t('stories.isClosed')}</strong>}
        </>,
        story.section ?? '',
        m.number(story.commentCount),
        <Time at={story.createdAt} m={m} />,
      ])}
    />
  );
}
