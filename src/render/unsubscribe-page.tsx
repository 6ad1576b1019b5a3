import { messages } from '../messages/index.ts';
import { PostForm } from './parts/form.tsx';
import { renderPage } from './parts/page.tsx';
import { accountUrl, PATHS, unsubscribeUrl } from './urls.ts';
import type { UnsubscribeView } from './views.ts';

/** What the link of a mail leads to: mail programs open links by themselves, so a person presses the button. */
export function renderUnsubscribePage(view: UnsubscribeView): string {
  const m = messages(view.language);
  const title = m.t(view.isDone ? 'unsubscribe.doneTitle' : 'unsubscribe.title');
  const lang = view.language;
  return renderPage({
    frame: view,
    title,
    robots: 'noindex',
    children: (
      <>
        <h1>{title}</h1>
        <p>{m.t('unsubscribe.text')}</p>
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
