import type { JSX } from 'preact';
import type { Messages } from '../../messages/index.ts';
import { deskUrls } from '../urls.ts';

/** The pages of one site. */
export const SITE_TABS = ['settings', 'sections', 'waysIn', 'embed'] as const;
export type SiteTab = (typeof SITE_TABS)[number];

/** Where one is among the pages of a site. */
export function SiteTabs({ site, tab, m }: { site: string; tab: SiteTab; m: Messages }): JSX.Element {
  const urls = deskUrls();
  return (
    <nav class="tabs" aria-label={m.t('desk.ofSite')}>
      {SITE_TABS.map((each) => (
        <a href={urls.siteTab(site, each)} aria-current={each === tab ? 'page' : undefined}>
          {m.t(`desk.tab.${each}`)}
        </a>
      ))}
    </nav>
  );
}
