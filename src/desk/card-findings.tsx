import type { JSX } from 'preact';
import { isKnownReason } from '../domain/decision.ts';
import { useDesk } from './desk-context.ts';
import { reasonText } from './rule-text.ts';
import { Ago } from './time.tsx';
import type { Messages } from '../messages/create-messages.ts';
import type { Card } from './types.ts';

/** A reason code in words. */
export function codeText(m: Messages, code: string): string {
  return isKnownReason(code) ? m.t(`moderation.reason.${code}`) : code;
}

/** Why it waits: what the rules found, where its links lead, what readers and its author say. */
export function Findings({ card }: { card: Card }): JSX.Element {
  const { m } = useDesk();
  return (
    <>
      {card.reasons.length > 0 && (
        <ul class="reasons" aria-label={m.t('moderation.reasons')}>
          {card.reasons.map((reason) => (
            <li class={reason.verdict} data-verdict={reason.verdict} key={reason.rule}>
              <span class="verdict">{m.t(`moderation.verdict.${reason.verdict}`)}</span>{' '}
              {reasonText(m, reason)}
            </li>
          ))}
        </ul>
      )}
      {card.links.length > 0 && <Links card={card} />}
      {card.reports.length > 0 && <Reports card={card} />}
      {card.appeal && <Appeal appeal={card.appeal} />}
    </>
  );
}

function Links({ card }: { card: Card }): JSX.Element {
  const { m } = useDesk();
  return (
    <section class="block" aria-label={m.t('moderation.links')}>
      <h3>{m.t('moderation.links')}</h3>
      <ul class="hosts">
        {card.links.map(({ host, url, start, end }) => (
          <li key={start}>
            <bdi>{card.text.slice(start, end)}</bdi>{' '}
            <span aria-hidden="true">{m.direction === 'rtl' ? '←' : '→'}</span>{' '}
            <strong dir="ltr">{host}</strong> <small dir="ltr">{url}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reports({ card }: { card: Card }): JSX.Element {
  const { m } = useDesk();
  return (
    <section class="block reports" aria-label={m.t('moderation.reports', { count: card.reports.length })}>
      <h3>{m.t('moderation.reports', { count: card.reports.length })}</h3>
      <ul>
        {card.reports.map((report) => (
          <li key={report.id}>
            {report.isNotice && <span class="badge bad">{m.t('moderation.notice')}</span>}{' '}
            <strong>{codeText(m, report.reason)}</strong>{' '}
            <small>
              <bdi>{report.reporter?.name ?? m.t('moderation.withoutAccount')}</bdi> · <Ago at={report.at} />
            </small>
            {report.body !== '' && <p dir="auto">{report.body}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Appeal({ appeal }: { appeal: NonNullable<Card['appeal']> }): JSX.Element {
  const { m } = useDesk();
  return (
    <section class="block appeal" aria-label={m.t('moderation.appeal')}>
      <h3>
        {m.t('moderation.appeal')}{' '}
        <small>
          <Ago at={appeal.at} />
        </small>
      </h3>
      <p dir="auto">{appeal.body}</p>
      {appeal.isOwnDecision && <p class="note">{m.t('moderation.appealOwn')}</p>}
    </section>
  );
}
