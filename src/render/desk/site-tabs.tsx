import type { JSX } from 'preact';
import type { Messages } from '../../messages/index.ts';
import { deskUrls } from '../urls.ts';

/** The pages of one site. */
export const SITE_TABS = [
  'settings',
  'sections',
  'stories',
  'rules',
  'waysIn',
  'viewpoints',
  'embed',
  'imports',
] as const;
export type SiteTab = (typeof SITE_TABS)[number];

/** Where one is among the pages of a site. */
export function SiteTabs(props: {
  site: string;
  tab: SiteTab;
  /** Whether this is a page below the one that is marked. */
  isBelow?: boolean;
  m: Messages;
}): JSX.Element {
  const { site, tab, isBelow, m } = props;
  const urls = deskUrls();
  return (
    <nav class="tabs" aria-label={m.t('desk.ofSite')}>
      {SITE_TABS.map((each) => (
        <a
          href={urls.siteTab(site, each)}
          aria-current={each === tab ? (isBelow ? 'true' : 'page') : undefined}
        >
          {m.t(`desk.tab.${each}`)}
        </a>
      ))}
    </nav>
  );
}
