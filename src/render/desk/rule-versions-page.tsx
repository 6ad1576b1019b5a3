import type { JSX } from 'preact';
import { messages, type Messages } from '../../messages/index.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { PostForm } from '../parts/form.tsx';
import { Time } from '../parts/time.tsx';
import { deskUrls } from '../urls.ts';
import { renderDeskPage } from './frame.tsx';
import { RuleChanges, type RuleChangesView } from './rule-changes.tsx';
import { RuleSimulation, type SimulationView } from './rule-simulation.tsx';
import type { RuleVersionLine } from './rules-page.tsx';
import { SiteTabs } from './site-tabs.tsx';
import type { DeskFrame } from './views.ts';

export interface RuleVersionsView extends DeskFrame {
  readonly site: { readonly key: string; readonly name: string };
  /** The number of the version in force. */
  readonly newest: number;
  readonly versions: readonly (RuleVersionLine & {
    readonly restoredFrom: number | null;
    readonly changes: RuleChangesView;
  })[];
  /** Where older versions begin; null where these are the last. */
  readonly nextBelow: number | null;
  readonly error: string | null;
  /** A version that was tried. */
  readonly tried: { readonly version: number; readonly simulation: SimulationView } | null;
}

/** The versions of a site's rules: who changed what, and a way back to each, which is tried first. */
export function renderRuleVersionsPage(view: RuleVersionsView): string {
  const m = messages(view.language);
  const { site, versions, tried, nextBelow, newest } = view;
  const url = deskUrls().ruleVersions(site.key);
  return renderDeskPage({
    view,
    title: site.name,
    area: 'sites',
    tabs: <SiteTabs site={site.key} tab="rules" isBelow m={m} />,
    children: (
      <>
        <p class="contents">
          <a href={deskUrls().siteTab(site.key, 'rules')}>{m.t('desk.tab.rules')}</a>
        </p>
        <h2>{m.t('ruleVersions.title')}</h2>
        <p class="lead">{m.t('ruleVersions.lead')}</p>
        {view.error !== null && <ErrorNote>{view.error}</ErrorNote>}
        {tried && (
          <>
            <RuleSimulation view={tried.simulation} m={m} />
            <PostForm
              action={url}
              hidden={{ do: 'restore', version: String(tried.version), shown: String(newest) }}
            >
              <p class="buttons">
                <button>{m.t('ruleVersions.restore', { version: tried.version })}</button>
              </p>
            </PostForm>
          </>
        )}
        <ol class="versions">
          {versions.map((version) => (
            <li>
              <VersionCard version={version} view={view} m={m} />
            </li>
          ))}
          {nextBelow === null && (
            <li>
              <h3>{m.t('rules.versionNone')}</h3>
              {newest > 0 && <Try version={0} view={view} m={m} />}
            </li>
          )}
        </ol>
        {nextBelow !== null && <a href={`${url}?below=${nextBelow}`}>{m.t('ruleVersions.older')}</a>}
      </>
    ),
  });
}

function VersionCard(props: {
  version: RuleVersionsView['versions'][number];
  view: RuleVersionsView;
  m: Messages;
}): JSX.Element {
  const { version, view, m } = props;
  const isNewest = version.version === view.newest;
  return (
    <>
      <h3>
        {m.t('ruleVersions.version', { version: version.version })}
        {isNewest && <small> {m.t('ruleVersions.inForce')}</small>}
      </h3>
      <p class="meaning">
        <bdi>{version.by ?? m.t('ruleVersions.nobody')}</bdi>
        {version.at && (
          <>
            , <Time at={version.at} m={m} />
          </>
        )}
        {version.restoredFrom !== null && (
          <> · {m.t('ruleVersions.restoredFrom', { version: version.restoredFrom })}</>
        )}
      </p>
      <RuleChanges changes={version.changes} m={m} />
      {!isNewest && <Try version={version.version} view={view} m={m} />}
    </>
  );
}

function Try(props: { version: number; view: RuleVersionsView; m: Messages }): JSX.Element {
  const { version, view, m } = props;
  return (
    <PostForm
      action={deskUrls().ruleVersions(view.site.key)}
      hidden={{ do: 'try', version: String(version) }}
    >
      <button class="small">
        {m.t('ruleVersions.try')}
        <span class="visually-hidden">: {m.t('ruleVersions.version', { version })}</span>
      </button>
    </PostForm>
  );
}
