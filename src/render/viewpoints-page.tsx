import type { JSX } from 'preact';
import { messages, type Messages } from '../messages/index.ts';
import { renderPage } from './parts/page.tsx';
import { Time } from './parts/time.tsx';
import { PATHS } from './urls.ts';
import type { ViewpointsView } from './views.ts';

/** Explains the order across viewpoints and its label to readers, with the site's own figures. */
export function renderViewpointsPage(view: ViewpointsView): string {
  const m = messages(view.language, view.timeZone);
  const title = m.t('viewpoints.title');
  return renderPage({
    frame: view,
    title: `${title} · ${view.site.name}`,
    masthead: { name: view.site.name },
    style: view.assets.accountCss,
    timeZone: view.timeZone,
    children: (
      <>
        <h1>{title}</h1>
        <p>{m.t('viewpoints.lead')}</p>
        <h2>{m.t('viewpoints.how')}</h2>
        <p>{m.t('viewpoints.howText')}</p>
        <p>{m.t('viewpoints.labelText', { label: m.t('comment.across') })}</p>
        <h2>{m.t('viewpoints.who')}</h2>
        <p>{m.t('viewpoints.whoText')}</p>
        <p>
          {m.t('viewpoints.privacyText')}{' '}
          <a href={PATHS.accountPreferences}>{m.t('account.page.preferences')}</a>
        </p>
        <h2>{m.t('viewpoints.limits')}</h2>
        <p>{m.t('viewpoints.limitsText')}</p>
        <h2>{m.t('viewpoints.figures')}</h2>
        <Figures view={view} m={m} />
      </>
    ),
  });
}

function Figures({ view, m }: { view: ViewpointsView; m: Messages }): JSX.Element {
  const { fit, labelledShare } = view.figures;
  if (fit === null || fit.endedAt === null) return <p>{m.t('viewpoints.noFit')}</p>;
  const gain = fit.gains.reduce((sum, each) => sum + each, 0) / Math.max(1, fit.gains.length);
  return (
    <dl>
      <dt>{m.t('viewpoints.state')}</dt>
      <dd>{m.t(view.isShown ? 'viewpoints.open' : 'viewpoints.closed')}</dd>
      <dt>{m.t('viewpoints.voters')}</dt>
      <dd>{m.number(fit.voters)}</dd>
      <dt>{m.t('viewpoints.votes')}</dt>
      <dd>{m.number(fit.votes)}</dd>
      <dt>{m.t('viewpoints.gain')}</dt>
      <dd>{m.percent(gain)}</dd>
      <dt>{m.t('viewpoints.labelled')}</dt>
      <dd>{m.percent(labelledShare)}</dd>
      <dt>{m.t('viewpoints.lastFit')}</dt>
      <dd>
        <Time at={fit.endedAt} m={m} />
      </dd>
    </dl>
  );
}
