import type { JSX } from 'preact';
import { messages, type Messages } from '../../messages/index.ts';
import { deskUrls, PATHS } from '../urls.ts';
import { renderDeskPage, roleText } from './frame.tsx';
import { SiteTable } from './sites-page.tsx';
import type { BackupTrouble, DeskFrontView, DeskTask } from './views.ts';

/** The front page of the desk: what there is to do, what is on the sites, and who one is here. */
export function renderDeskFront(view: DeskFrontView): string {
  const m = messages(view.language);
  return renderDeskPage({
    view,
    title: m.t('desk.front'),
    area: null,
    children: (
      <>
        {view.backups !== null && <Backups trouble={view.backups} m={m} />}
        {view.tasks.length > 0 && <Tasks view={view} m={m} />}
        <section aria-labelledby="sites">
          <h2 id="sites">{m.t('desk.sites')}</h2>
          <SiteTable sites={view.sites} mayOpen={view.areas.includes('sites')} m={m} />
        </section>
        <You view={view} m={m} />
      </>
    ),
  });
}

function Backups({ trouble, m }: { trouble: BackupTrouble; m: Messages }): JSX.Element {
  const { kind, at, verifiedAt } = trouble;
  return (
    <p class="warning">
      {kind === 'overdue' || at === null
        ? m.t('deskBackup.overdue')
        : m.t(`deskBackup.${kind}`, { time: m.dateTime(at) })}{' '}
      {verifiedAt === null
        ? m.t('deskBackup.none')
        : m.t('deskBackup.last', { time: m.dateTime(verifiedAt) })}{' '}
      {m.t('deskBackup.more')}
    </p>
  );
}

function Tasks({ view, m }: { view: DeskFrontView; m: Messages }): JSX.Element {
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">{m.t('desk.tasks')}</h2>
      <ul class="tasks">
        {view.tasks.map((task) => {
          const url = taskUrl(task);
          return (
            <li>
              <p>{taskText(m, task)}</p>
              {url !== null && <a href={url}>{m.t('desk.setUp')}</a>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function taskText(m: Messages, { kind, site, count = 0 }: DeskTask): string {
  if (kind === 'factors') return m.t('desk.task.factors', { count });
  if (kind === 'origins') return m.t('desk.task.origins', { site: site?.name ?? '' });
  return m.t(`desk.task.${kind}`);
}

/** Where it is set up; null for what stands in the configuration of the process. */
function taskUrl({ kind, site }: DeskTask): string | null {
  const urls = deskUrls();
  if (kind === 'mail' || kind === 'https') return null;
  if (kind === 'ownFactor') return PATHS.accountSecurity;
  if (kind === 'secondFactor') return urls.organisation();
  if (kind === 'site') return urls.addSite();
  return site ? urls.site(site.key) : urls.accounts();
}

function You({ view, m }: { view: DeskFrontView; m: Messages }): JSX.Element {
  return (
    <section aria-labelledby="you">
      <h2 id="you">{m.t('desk.you')}</h2>
      <dl>
        <dt>{m.t('desk.role')}</dt>
        <dd>{roleText(m, view.viewer)}</dd>
        <dt>{m.t('desk.factor')}</dt>
        <dd>
          {m.t(`desk.factor.${view.factor}`)} <a href={PATHS.accountSecurity}>{m.t('desk.security')}</a>
        </dd>
      </dl>
    </section>
  );
}
