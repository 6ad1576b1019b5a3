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
  readonly children: ComponentChildren;
}

/** A page of the desk: who is signed in and where one can go on top, the areas of the settings at the side. */
export function renderDeskPage({ view, title, area, tabs, children }: DeskPageProps): string {
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
    top: <Top view={view} area={area} m={m} />,
    children: area === null ? content : <div class="column">{content}</div>,
  });
}

function Top({ view, area, m }: { view: DeskFrame; area: DeskArea | null; m: Messages }): JSX.Element {
  const { viewer, areas } = view;
  const urls = deskUrls();
  return (
    <header class="top">
      <div class="bar">
        <a class="brand" href={PATHS.desk} aria-current={area === null ? 'page' : undefined}>
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
      {areas.length > 0 && (
        <nav class="areas" aria-label={m.t('desk.settings')}>
          {areas.map((each) => (
            <a href={urls[each]()} aria-current={each === area ? 'true' : undefined}>
              {m.t(`desk.area.${each}`)}
            </a>
          ))}
        </nav>
      )}
    </header>
  );
}

/** What somebody is, and on how many sites where not on all. */
export function roleText(m: Messages, { role, siteCount }: DeskFrame['viewer']): string {
  const name = m.t(`role.${role}`);
  return siteCount === null ? name : m.t('role.onSites', { role: name, count: siteCount });
}
