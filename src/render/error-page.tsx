import { messages, refusalText, waitText } from '../messages/index.ts';
import { renderPage } from './parts/page.tsx';
import { PATHS } from './urls.ts';
import type { ErrorPageView } from './views.ts';

type KnownStatus = 400 | 403 | 404 | 429 | 500 | 503;
const KNOWN: readonly KnownStatus[] = [400, 403, 404, 429, 500, 503];

/** What happened, what to do now, and the id under which the log knows it. */
export function renderErrorPage(view: ErrorPageView): string {
  const m = messages(view.language);
  const status = KNOWN.find((known) => known === view.status) ?? (view.status < 500 ? 400 : 500);
  const title = m.t(`error.${status}.title`);
  const text = view.refusal
    ? refusalText(m, view.refusal)
    : m.format(`error.${status}.text`, { wait: waitText(m, view.retryAfter) });
  return renderPage({
    frame: view,
    title,
    robots: 'noindex',
    children: (
      <>
        <h1>{title}</h1>
        <p>{text}</p>
        {view.backUrl && (
          <p>
            <a href={view.backUrl}>{m.t('error.home')}</a>
          </p>
        )}
        {view.refusal?.refused === 'not_permitted' && (
          // Perhaps it is the wrong one of their accounts.
          <p>
            <a href={PATHS.account}>{m.t('account.title')}</a>
          </p>
        )}
        <p class="hint">{m.t('error.trace', { traceId: view.traceId })}</p>
      </>
    ),
  });
}
