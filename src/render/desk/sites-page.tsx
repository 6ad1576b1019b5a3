import type { JSX } from 'preact';
import { messages, type Messages } from '../../messages/index.ts';
import { deskUrls } from '../urls.ts';
import { renderDeskPage } from './frame.tsx';
import { Table } from './table.tsx';
import type { DeskFrame, DeskSite } from './views.ts';

export interface SitesView extends DeskFrame {
  readonly sites: readonly DeskSite[];
  readonly mayAdd: boolean;
}

/** All sites that whoever looks may set up. */
export function renderSitesPage(view: SitesView): string {
  const m = messages(view.language);
  return renderDeskPage({
    view,
    title: m.t('desk.sites'),
    area: 'sites',
    children: (
      <>
        <SiteTable sites={view.sites} mayOpen m={m} />
        {view.mayAdd && (
          <p class="buttons">
            <a class="button" href={deskUrls().addSite()}>
              {m.t('desk.addSite')}
            </a>
          </p>
        )}
      </>
    ),
  });
}

/** Sites with what is on each. */
export function SiteTable(props: { sites: readonly DeskSite[]; mayOpen: boolean; m: Messages }): JSX.Element {
  const { sites, mayOpen, m } = props;
  if (sites.length === 0) return <p>{m.t('desk.noSites')}</p>;
  return (
    <Table
      caption={m.t('desk.sites')}
      columns={[
        { title: m.t('desk.site') },
        { title: m.t('desk.stories'), isNumber: true },
        { title: m.t('desk.comments'), isNumber: true },
        { title: m.t('desk.waiting'), isNumber: true },
      ]}
      rows={sites.map((site) => [
        <SiteName site={site} mayOpen={mayOpen} />,
        m.number(site.stories),
        m.number(site.comments),
        m.number(site.waiting),
      ])}
    />
  );
}

function SiteName({ site, mayOpen }: { site: DeskSite; mayOpen: boolean }): JSX.Element {
  return (
    <>
      {mayOpen ? (
        <a class="main" href={deskUrls().site(site.key)} dir="auto">
          {site.name}
        </a>
      ) : (
        <a class="main" href={deskUrls().siteTab(site.key, 'stories')} dir="auto">
          {site.name}
        </a>
      )}{' '}
      <code>{site.key}</code>
    </>
  );
}
