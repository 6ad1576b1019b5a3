import type { JSX } from 'preact';
import { messages, type Messages } from '../../messages/index.ts';
import { Time } from '../parts/time.tsx';
import { deskUrls } from '../urls.ts';
import { auditActionText, AUDIT_SUBJECTS, listAuditChanges } from './audit-words.ts';
import { ChangedValue } from './changed-value.tsx';
import { renderDeskPage } from './frame.tsx';
import { Table } from './table.tsx';
import type { DeskFrame } from './views.ts';

/** An entry of the log, with the names that its ids have now. */
export interface AuditEntryView {
  readonly at: Date;
  readonly byKind: 'account' | 'server' | 'operator' | 'system';
  readonly byId: string | null;
  readonly byName: string | null;
  readonly action: string;
  readonly siteKey: string | null;
  readonly target: string;
  readonly targetName: string | null;
  readonly from: unknown;
  readonly to: unknown;
}

/** What is asked of the log; an empty text asks for nothing. */
export interface AuditFields {
  readonly site: string;
  readonly by: string;
  readonly action: string;
  /** Dates, such as `2026-12-31`, both included. */
  readonly since: string;
  readonly until: string;
}

export interface AuditView extends DeskFrame {
  readonly fields: AuditFields;
  readonly entries: readonly AuditEntryView[];
  /** The address of older entries; null when there are none. */
  readonly olderUrl: string | null;
  readonly sites: readonly { readonly key: string; readonly name: string }[];
  /** Whether the log of the whole organisation may be read. */
  readonly mayReadAll: boolean;
  /** Addresses of everything that was found, by format. */
  readonly exports: Readonly<Record<'csv' | 'jsonl', string>>;
}

/** The log of administrative changes. */
export function renderAuditPage(view: AuditView): string {
  const m = messages(view.language);
  const { entries, olderUrl, exports } = view;
  return renderDeskPage({
    view,
    title: m.t('desk.area.audit'),
    area: 'audit',
    children: (
      <>
        <Filters view={view} m={m} />
        {entries.length === 0 ? (
          <p>{m.t('audit.empty')}</p>
        ) : (
          <Table
            caption={m.t('desk.area.audit')}
            columns={[
              { title: m.t('audit.when') },
              { title: m.t('audit.who') },
              { title: m.t('audit.what') },
              { title: m.t('audit.change'), isWide: true },
            ]}
            rows={entries.map((entry) => [
              <Time at={entry.at} m={m} />,
              <Who entry={entry} m={m} />,
              <What entry={entry} leadsToAccounts={view.areas.includes('accounts')} m={m} />,
              <Changes entry={entry} m={m} />,
            ])}
          />
        )}
        <p class="buttons">
          {olderUrl !== null && (
            <a class="button small" href={olderUrl}>
              {m.t('audit.older')}
            </a>
          )}
          <a href={exports.csv} download="">
            {m.t('audit.exportCsv')}
          </a>
          <a href={exports.jsonl} download="">
            {m.t('audit.exportJsonl')}
          </a>
        </p>
      </>
    ),
  });
}

function Filters({ view, m }: { view: AuditView; m: Messages }): JSX.Element {
  const { fields, sites, mayReadAll } = view;
  const named = view.entries.find(({ byId }) => byId === fields.by)?.byName;
  const people = [
    ['', m.t('audit.anybody')],
    ['operator', m.t('audit.by.operator')],
    ['system', m.t('audit.by.system')],
    ...(fields.by.length > 8 ? [[fields.by, named ?? fields.by] as const] : []),
  ] as const;
  return (
    <form class="filters" method="get" action={deskUrls().audit()}>
      <label>
        {m.t('desk.site')}
        <select name="site">
          {mayReadAll && <option value="">{m.t('audit.allSites')}</option>}
          {sites.map(({ key, name }) => (
            <option value={key} selected={key === fields.site}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {m.t('audit.what')}
        <select name="action">
          <option value="">{m.t('audit.everything')}</option>
          {AUDIT_SUBJECTS.map((subject) => (
            <option value={subject} selected={subject === fields.action}>
              {m.t(`auditSubject.${subject}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {m.t('audit.who')}
        <select name="by">
          {people.map(([value, text]) => (
            <option value={value} selected={value === fields.by}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <label>
        {m.t('audit.since')}
        <input type="date" name="since" value={fields.since} />
      </label>
      <label>
        {m.t('audit.until')}
        <input type="date" name="until" value={fields.until} />
      </label>
      <button class="small">{m.t('audit.show')}</button>
    </form>
  );
}

function Who({ entry, m }: { entry: AuditEntryView; m: Messages }): JSX.Element {
  const { byKind, byId, byName } = entry;
  if (byId === null) return <>{m.t(`audit.by.${byKind === 'operator' ? 'operator' : 'system'}`)}</>;
  const name = byName ?? m.t(byKind === 'server' ? 'audit.by.server' : 'audit.by.gone');
  return (
    <a href={`${deskUrls().audit()}?by=${byId}`} dir="auto">
      {name}
    </a>
  );
}

function What(props: { entry: AuditEntryView; leadsToAccounts: boolean; m: Messages }): JSX.Element {
  const { entry, m } = props;
  const { action, siteKey, target, targetName } = entry;
  if (/^(role|account)\./.test(action) && props.leadsToAccounts) {
    // Whoever has not chosen a name yet is still somebody.
    return (
      <span>
        {auditActionText(m, action)}{' '}
        <a href={deskUrls().account(target)} dir="auto">
          {targetName ?? target}
        </a>
      </span>
    );
  }
  const isId = /^[\da-f-]{36}$/.test(target);
  const what = targetName ?? (isId ? null : target);
  const where = [what, siteKey === target ? null : siteKey].filter((text) => text !== null);
  return (
    <span>
      {auditActionText(m, action)}
      {where.map((text) => (
        <>
          {' '}
          <code dir="auto">{text}</code>
        </>
      ))}
    </span>
  );
}

function Changes({ entry, m }: { entry: AuditEntryView; m: Messages }): JSX.Element | null {
  const changes = listAuditChanges(m, entry);
  if (changes.length === 0) return null;
  return (
    <ul class="changes">
      {changes.map(({ name, from, to }) => (
        <li>
          {name}: <ChangedValue from={from} to={to} m={m} />
        </li>
      ))}
    </ul>
  );
}
