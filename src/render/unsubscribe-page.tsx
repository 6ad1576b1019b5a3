import { messages } from '../messages/index.ts';
import { PostForm } from './parts/form.tsx';
import { renderPage } from './parts/page.tsx';
import { accountUrl, PATHS, unsubscribeUrl } from './urls.ts';
import type { UnsubscribeView } from './views.ts';

const TITLES = { replies: 'unsubscribe.title', decisions: 'unsubscribe.decisionsTitle' } as const;
const TEXTS = { replies: 'unsubscribe.text', decisions: 'unsubscribe.decisionsText' } as const;

/** What the link of a mail leads to: mail programs open links by themselves, so a person presses the button. */
export function renderUnsubscribePage(view: UnsubscribeView): string {
  const m = messages(view.language);
  const title = m.t(view.isDone ? 'unsubscribe.doneTitle' : TITLES[view.mail]);
  const lang = view.language;
  return renderPage({
    frame: view,
    title,
    robots: 'noindex',
    children: (
      <>
        <h1>{title}</h1>
        <p>{m.t(TEXTS[view.mail])}</p>
        {view.isDone ? (
          <p>
            <a href={accountUrl(PATHS.accountPreferences, { lang })}>{m.t('account.page.preferences')}</a>
          </p>
        ) : (
          <PostForm action={unsubscribeUrl(view.token, { lang })} hidden={{}}>
            <p class="buttons">
              <button>{m.t('unsubscribe.send')}</button>
            </p>
          </PostForm>
        )}
      </>
    ),
  });
}
