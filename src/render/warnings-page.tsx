import type { JSX } from 'preact';
import { isKnownReason } from '../domain/decision.ts';
import type { SanctionKind, Warning } from '../domain/sanction.ts';
import { messages, type Language, type Messages } from '../messages/index.ts';
import { renderAccountPage } from './parts/account-page.tsx';
import { PostForm } from './parts/form.tsx';
import { renderFragment } from './parts/page.tsx';
import { Time } from './parts/time.tsx';
import { accountUrl, PATHS } from './urls.ts';
import type { AccountFrame } from './views.ts';

/** Something that moderators decided of whoever reads it. */
export interface OwnSanction extends Warning {
  readonly kind: SanctionKind;
  /** Null is all sites. */
  readonly site: { readonly name: string } | null;
  readonly until: Date | null;
  readonly readAt: Date | null;
  readonly liftedAt: Date | null;
}

export interface WarningsView extends AccountFrame {
  readonly decided: readonly OwnSanction[];
  readonly now: Date;
}

/** What moderators decided of somebody; a warning has a button that says it was read. */
export function renderWarningsPage(view: WarningsView): string {
  const m = messages(view.language, view.timeZone);
  const { decided } = view;
  return renderAccountPage({
    frame: view,
    page: 'warnings',
    children:
      decided.length === 0 ? (
        <p class="empty">{m.t('sanctions.empty')}</p>
      ) : (
        <>
          <p>{m.t('sanctions.explain')}</p>
          {decided.map((sanction) => (
            <Sanction sanction={sanction} view={view} m={m} />
          ))}
          <p>
            <small>{m.t('sanctions.contest')}</small>
          </p>
        </>
      ),
  });
}

/** A warning for the script to put above the composer. */
export function renderWarning(warning: Warning, language: Language): string {
  const m = messages(language);
  return renderFragment(
    <div class="held" data-warning={warning.id} role="group" aria-labelledby={`warning-${warning.id}`}>
      <div class="body">
        <p id={`warning-${warning.id}`}>
          <strong>{m.t('sanctionKind.warn')}.</strong> {m.t('sanctions.unread')}
        </p>
        <Words sanction={warning} m={m} />
        <p class="buttons">
          <button type="button">{m.t('sanctions.confirm')}</button>
        </p>
      </div>
    </div>,
  );
}

/** Why, and what whoever decided wants to say. */
function Words({ sanction, m }: { sanction: Warning; m: Messages }): JSX.Element {
  const reason = isKnownReason(sanction.reason) ? sanction.reason : 'other';
  return (
    <>
      {reason !== 'other' && <p>{m.t('sanctions.why', { reason: m.t(`reason.${reason}`) })}</p>}
      {sanction.toPerson !== '' && (
        <p class="bio" dir="auto">
          {sanction.toPerson}
        </p>
      )}
    </>
  );
}

function Sanction(props: { sanction: OwnSanction; view: WarningsView; m: Messages }): JSX.Element {
  const { sanction, view, m } = props;
  const isUnread = sanction.kind === 'warn' && sanction.readAt === null && sanction.liftedAt === null;
  const id = `sanction-${sanction.id}`;
  return (
    <article class={isUnread ? 'listed notice' : 'listed'} aria-labelledby={id}>
      <h2 class="where" id={id}>
        {m.t(`sanctionKind.${sanction.kind}`)}
      </h2>
      {isUnread && <p>{m.t('sanctions.unread')}</p>}
      <Words sanction={sanction} m={m} />
      <Facts sanction={sanction} now={view.now} m={m} />
      {isUnread && (
        <PostForm
          action={accountUrl(PATHS.accountWarnings, { lang: view.lang })}
          hidden={{ id: sanction.id }}
        >
          <p class="buttons">
            <button aria-describedby={id}>{m.t('sanctions.confirm')}</button>
          </p>
        </PostForm>
      )}
    </article>
  );
}

function Facts({ sanction, now, m }: { sanction: OwnSanction; now: Date; m: Messages }): JSX.Element {
  const { site, until, readAt, liftedAt, at } = sanction;
  const isOver = until !== null && until <= now;
  return (
    <p class="facts">
      <Time at={at} m={m} />
      <span>{site ? m.t('sanctions.onSite', { site: site.name }) : m.t('sanctions.everywhere')}</span>
      {until && <span>{m.t('sanctions.until', { time: m.dateTime(until) })}</span>}
      {liftedAt && <span class="state">{m.t('sanctions.lifted')}</span>}
      {!liftedAt && isOver && <span class="state">{m.t('sanctions.over')}</span>}
      {readAt && <span>{m.t('sanctions.read')}</span>}
    </p>
  );
}
