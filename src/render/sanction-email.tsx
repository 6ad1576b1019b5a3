import { isKnownReason } from '../domain/decision.ts';
import type { SanctionKind } from '../domain/sanction.ts';
import { messages, type Language } from '../messages/index.ts';
import { renderFragment } from './parts/page.tsx';
import type { Email } from './views.ts';

export interface SanctionEmailView {
  readonly language: Language;
  readonly siteName: string;
  readonly kind: SanctionKind;
  readonly reason: string;
  readonly toPerson: string;
  readonly until: Date | null;
  /** The page where everything that was decided stands. */
  readonly url: string;
}

/** A mail that tells somebody what moderators have decided of them. */
export function renderSanctionEmail(view: SanctionEmailView): Email {
  const m = messages(view.language);
  const { siteName: site, kind, until, toPerson, url } = view;
  const reason = isKnownReason(view.reason) ? view.reason : 'other';
  const lines = [
    m.t('sanctionMail.lead', { site }),
    [m.t(`sanctionKind.${kind}`), until && m.t('sanctions.until', { time: m.dateTime(until) })]
      .filter(Boolean)
      .join('. '),
    reason === 'other' ? '' : m.t('sanctions.why', { reason: m.t(`reason.${reason}`) }),
    toPerson,
    m.t('sanctions.contest'),
    m.t('sanctionMail.see'),
  ].filter((line) => line !== '');
  return {
    subject: m.t('sanctionMail.subject', { site }),
    text: `${[...lines, url].join('\n\n')}\n`,
    html: renderFragment(
      <html lang={m.language} dir={m.direction}>
        <body>
          {lines.map((line) => (
            <p dir="auto">{line}</p>
          ))}
          <p>
            <a href={url}>{url}</a>
          </p>
        </body>
      </html>,
    ),
  };
}
