import type { ComponentChildren, JSX } from 'preact';
import { messages, type Messages } from '../../messages/index.ts';
import { PostForm } from '../parts/form.tsx';
import { renderPage } from '../parts/page.tsx';
import { deskUrls, PATHS } from '../urls.ts';
import { NoticeBox } from './notice.tsx';
import type { DeskArea, DeskFrame } from './views.ts';

export interface DeskPageProps {
  readonly view: DeskFrame;
  readonly title: string;
  /** The area of the settings this page belongs to; null is the front page. */
  readonly area: DeskArea | null;
  /** Below the title: the pages that belong together with this one. */
  readonly tabs?: ComponentChildren;
  readonly script?: string | readonly string[] | undefined;
  /** Where no script brings news, the page is asked for again after so many seconds. */
  readonly refresh?: number | undefined;
  readonly children: ComponentChildren;
}

/** A page of the desk: who is signed in and where one can go on top, the areas of the settings at the side. */
export function renderDeskPage({ view, title, area, tabs, children, ...page }: DeskPageProps): string {
  const m = messages(view.language);
  const content = (
    <>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {tabs}
      {view.notice && <NoticeBox notice={view.notice} m={m} />}
      {children}
    </>
  );
  return renderPage({
    frame: view,
    title: `${title} · ${m.t('desk.title')}`,
    robots: 'noindex',
    style: view.assets.deskCss,
    ...page,
    top: <DeskTop view={view} place={area} m={m} />,
    children: area === null ? content : <div class="column">{content}</div>,
  });
}

/** Where one is: an area of the settings, their front page (null), or a part of the moderators' application. */
export type DeskPlace = DeskArea | 'queue' | 'numbers' | null;

interface TopProps {
  readonly view: DeskFrame;
  readonly place: DeskPlace;
  readonly m: Messages;
}

/** What stands on top of every page of the desk. */
export function DeskTop({ view, place, m }: TopProps): JSX.Element {
  const { viewer, areas } = view;
  const urls = deskUrls();
  const current = (each: DeskPlace) => (each === place ? 'page' : undefined);
  return (
    <header class="top">
      <div class="bar">
        <a class="brand" href={PATHS.desk}>
          {m.t('desk.title')}
        </a>
        <div class="who">
          <a href={PATHS.account} dir="auto">
            {viewer.name ?? m.t('desk.nameless')}
          </a>
          <span class="role">{roleText(m, viewer)}</span>
          <PostForm action={PATHS.signOut} hidden={{ return: PATHS.desk }}>
            <button class="quiet">{m.t('action.signOut')}</button>
          </PostForm>
        </div>
      </div>
      <nav class="areas" aria-label={m.t('desk.title')}>
        <a href={PATHS.desk} aria-current={current('queue')}>
          {m.t('moderation.queueTitle')}
        </a>
        <a href={PATHS.deskNumbers} aria-current={current('numbers')}>
          {m.t('moderation.numbersTitle')}
        </a>
        <a class="apart" href={PATHS.deskFront} aria-current={current(null)}>
          {m.t('desk.settings')}
        </a>
        {areas.map((each) => (
          <a href={urls[each]()} aria-current={each === place ? 'true' : undefined}>
            {m.t(`desk.area.${each}`)}
          </a>
        ))}
      </nav>
    </header>
  );
}

/** What somebody is, and on how many sites where not on all. */
export function roleText(m: Messages, { role, siteCount }: DeskFrame['viewer']): string {
  const name = m.t(`role.${role}`);
  return siteCount === null ? name : m.t('role.onSites', { role: name, count: siteCount });
}
