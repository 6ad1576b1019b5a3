import type { JSX } from 'preact';
import { messages, type Messages } from '../../messages/index.ts';
import { LinePlot } from '../parts/line-plot.tsx';
import { deskUrls, viewpointsUrl } from '../urls.ts';
import { Time } from '../parts/time.tsx';
import { renderDeskPage } from './frame.tsx';
import { Table } from './table.tsx';
import { SiteTabs } from './site-tabs.tsx';
import type { DeskFrame } from './views.ts';

/** One fit, as the desk shows it. */
export interface FitView {
  readonly number: number;
  readonly state: 'running' | 'done' | 'refused' | 'failed';
  readonly startedAt: Date;
  readonly votes: number;
  readonly voters: number;
  readonly comments: number;
  readonly votesPerComment: number | null;
  readonly gains: readonly number[];
  readonly spread: number | null;
  readonly lockstepGroups: number | null;
  readonly labelled: number | null;
  readonly neededMib: number | null;
  readonly isOpen: boolean;
  readonly streak: number;
}

export interface DeskViewpointsView extends DeskFrame {
  readonly site: { readonly key: string; readonly name: string };
  readonly setting: 'off' | 'offered' | 'default';
  /** The newest first. */
  readonly fits: readonly FitView[];
  readonly published: number;
  readonly suspects: readonly SuspectsView[];
}

/** Accounts that seem to act as one: how many, and the first of them. */
export interface SuspectsView {
  readonly size: number;
  readonly accounts: readonly { readonly id: string; readonly name: string | null }[];
}

/** From this mean gain on viewpoints are worth ranking by (bridging/gate.ts). */
const LEAST_GAIN = 0.02;
const SHOWN_FITS = 20;

/** How ranking across viewpoints stands: the gate over time, who counts, and what was refused and why. */
export function renderDeskViewpoints(view: DeskViewpointsView): string {
  const m = messages(view.language);
  const { site, fits } = view;
  const done = fits.filter(({ state }) => state === 'done');
  const points = (pick: (fit: FitView) => number | null) =>
    done.toReversed().flatMap((fit) => {
      const value = pick(fit);
      return value === null ? [] : [{ at: fit.startedAt, value }];
    });
  return renderDeskPage({
    view,
    title: site.name,
    area: 'sites',
    tabs: <SiteTabs site={site.key} tab="viewpoints" m={m} />,
    children: (
      <>
        <p class="lead">
          {m.t('viewpoints.deskLead')} <a href={viewpointsUrl(site.key)}>{m.t('viewpoints.deskReaders')}</a>
        </p>
        <State view={view} m={m} />
        <LinePlot
          title={m.t('viewpoints.gain')}
          points={points((fit) => toMean(fit.gains))}
          format={m.percent}
          mark={{ value: LEAST_GAIN, label: m.t('viewpoints.deskThreshold') }}
          m={m}
        />
        <LinePlot
          title={m.t('viewpoints.voters')}
          points={points(({ voters }) => voters)}
          format={m.number}
          m={m}
        />
        <LinePlot
          title={m.t('viewpoints.deskSpread')}
          points={points(({ spread }) => spread)}
          format={(value) => m.number(Math.round(value * 100) / 100)}
          m={m}
        />
        <LinePlot
          title={m.t('viewpoints.labelled')}
          points={points(({ labelled }) => labelled)}
          format={m.number}
          m={m}
        />
        <LinePlot
          title={m.t('viewpoints.deskLockstep')}
          points={points(({ lockstepGroups }) => lockstepGroups)}
          format={m.number}
          m={m}
        />
        {view.suspects.length > 0 && <Suspects view={view} m={m} />}
        {fits.length > 0 && <Fits fits={fits.slice(0, SHOWN_FITS)} m={m} />}
      </>
    ),
  });
}

function State({ view, m }: { view: DeskViewpointsView; m: Messages }): JSX.Element {
  const { setting, fits, published, site } = view;
  const inForce = fits.find(({ state }) => state === 'done');
  const [last] = fits;
  return (
    <>
      {last?.state === 'refused' && (
        <p class="warning">{m.t('viewpoints.deskRefused', { mib: last.neededMib ?? 0 })}</p>
      )}
      <p>
        {m.t(`viewpoints.deskSetting.${setting}`)}{' '}
        <a href={deskUrls().site(site.key)}>{m.t('viewpoints.deskChange')}</a>
      </p>
      {inForce === undefined ? (
        <p>{m.t('viewpoints.noFit')}</p>
      ) : (
        <dl>
          <dt>{m.t('viewpoints.deskGate')}</dt>
          <dd>
            {m.t(inForce.isOpen ? 'viewpoints.deskOpen' : 'viewpoints.deskClosed')}
            {inForce.streak > 0 && ` ${m.t('viewpoints.deskStreak', { count: 3 - inForce.streak })}`}
          </dd>
          <dt>{m.t('viewpoints.deskPerComment')}</dt>
          <dd>{m.number(Math.round((inForce.votesPerComment ?? 0) * 10) / 10)}</dd>
          <dt>{m.t('viewpoints.deskSpread')}</dt>
          <dd>{m.number(Math.round((inForce.spread ?? 0) * 100) / 100)}</dd>
          <dt>{m.t('viewpoints.labelled')}</dt>
          <dd>{m.percent((inForce.labelled ?? 0) / Math.max(1, published))}</dd>
          <dt>{m.t('viewpoints.deskLockstep')}</dt>
          <dd>{m.number(inForce.lockstepGroups ?? 0)}</dd>
        </dl>
      )}
    </>
  );
}

function Suspects({ view, m }: { view: DeskViewpointsView; m: Messages }): JSX.Element {
  const leadsToAccounts = view.areas.includes('accounts');
  return (
    <>
      <h2>{m.t('viewpoints.deskSuspects')}</h2>
      <p>{m.t('viewpoints.deskSuspectsText')}</p>
      <ul class="suspects">
        {view.suspects.map(({ size, accounts }) => (
          <li>
            {m.t('viewpoints.deskSuspectsSize', { count: size })}:{' '}
            {accounts.map(({ id, name }, at) => (
              <>
                {at > 0 && ', '}
                {leadsToAccounts ? (
                  <a href={deskUrls().account(id)}>
                    <bdi>{name ?? m.t('moderation.somebody')}</bdi>
                  </a>
                ) : (
                  <bdi>{name ?? m.t('moderation.somebody')}</bdi>
                )}
              </>
            ))}
            {size > accounts.length &&
              ` ${m.t('viewpoints.deskSuspectsMore', { count: size - accounts.length })}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Fits({ fits, m }: { fits: readonly FitView[]; m: Messages }): JSX.Element {
  return (
    <>
      <h2>{m.t('viewpoints.deskFits')}</h2>
      <Table
        caption={m.t('viewpoints.deskFits')}
        columns={[
          { title: m.t('viewpoints.lastFit') },
          { title: m.t('viewpoints.deskOutcome') },
          { title: m.t('viewpoints.deskGain'), isNumber: true },
          { title: m.t('viewpoints.deskVoters'), isNumber: true },
          { title: m.t('viewpoints.deskVotes'), isNumber: true },
        ]}
        rows={fits.map((fit) => [
          <Time at={fit.startedAt} m={m} />,
          m.t(`viewpoints.deskState.${fit.state}`),
          fit.gains.length === 0 ? '–' : m.percent(toMean(fit.gains)),
          m.number(fit.voters),
          m.number(fit.votes),
        ])}
      />
    </>
  );
}

function toMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
