import type { ComponentChildren } from 'preact';
import { messages } from '../../messages/index.ts';
import { deskUrls } from '../urls.ts';
import { renderDeskPage } from './frame.tsx';
import type { ImportFrame } from './import-views.ts';
import { SiteTabs } from './site-tabs.tsx';

/** A page below the list of imports. */
export function renderImportPage(
  view: ImportFrame,
  page: {
    readonly heading: string;
    readonly children: ComponentChildren;
    /** Further style sheets. */
    readonly styles?: readonly string[];
    /** Whether the page changes by itself. */
    readonly isMoving?: boolean;
  },
): string {
  const m = messages(view.language);
  const { assets, site } = view;
  return renderDeskPage({
    view,
    title: site.name,
    area: 'sites',
    tabs: <SiteTabs site={site.key} tab="imports" isBelow m={m} />,
    script: assets.importsJs,
    ...(page.styles ? { style: [assets.deskCss, ...page.styles] } : {}),
    ...(page.isMoving ? { refresh: REFRESH_SECONDS } : {}),
    children: (
      <>
        <p class="contents">
          <a href={deskUrls().siteTab(site.key, 'imports')}>{m.t('imports.all')}</a>
        </p>
        <h2>{page.heading}</h2>
        {page.children}
      </>
    ),
  });
}

/** Without script: soon enough to be watched, and time enough to press a button. */
const REFRESH_SECONDS = 10;
