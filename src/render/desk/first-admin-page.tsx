import type { JSX } from 'preact';
import { messages, type Messages } from '../../messages/index.ts';
import { PostForm } from '../parts/form.tsx';
import { renderPage } from '../parts/page.tsx';
import { PATHS } from '../urls.ts';
import type { PageFrame } from '../views.ts';

/** `expired`: the link is used up, too old, or there is an admin. */
export type FirstAdminStep =
  | { readonly step: 'expired' }
  | { readonly step: 'email' }
  | { readonly step: 'become'; readonly name: string };

export interface FirstAdminView extends PageFrame {
  readonly current: FirstAdminStep;
}

/** A step of becoming the first admin of an installation. */
export function renderFirstAdminPage(view: FirstAdminView): string {
  const m = messages(view.language);
  const title = m.t(view.current.step === 'expired' ? 'firstAdmin.expired' : 'firstAdmin.title');
  return renderPage({
    frame: view,
    title: `${title} · Parley`,
    masthead: { name: 'Parley' },
    robots: 'noindex',
    children: (
      <>
        <h1>{title}</h1>
        <Step view={view} m={m} />
      </>
    ),
  });
}

function Step({ view, m }: { view: FirstAdminView; m: Messages }): JSX.Element {
  const { current } = view;
  if (current.step === 'expired') {
    return (
      <>
        <p>{m.t('firstAdmin.expiredText')}</p>
        <p>
          <code dir="ltr">npx parley account grant YOU@EXAMPLE.ORG --role admin</code>
        </p>
        <p>
          <a href={PATHS.desk}>{m.t('firstAdmin.desk')}</a>
        </p>
      </>
    );
  }
  if (current.step === 'become') {
    return (
      <>
        <p>{m.t('firstAdmin.become', { name: current.name })}</p>
        <PostForm action={PATHS.firstAdminBecome} hidden={{}}>
          <button>{m.t('firstAdmin.becomeSend')}</button>
        </PostForm>
        <PostForm action={PATHS.signOut} hidden={{ return: PATHS.firstAdmin }}>
          <button class="quiet">{m.t('signIn.other')}</button>
        </PostForm>
      </>
    );
  }
  // The sign-in does the rest, and comes back here.
  return (
    <PostForm action={PATHS.signIn} hidden={{ return: PATHS.firstAdmin }}>
      <p>{m.t('firstAdmin.text')}</p>
      <label>
        {m.t('signIn.email')}
        <input name="email" type="email" autocomplete="email" required dir="ltr" />
      </label>
      <p class="buttons">
        <button>{m.t('signIn.send')}</button>
      </p>
    </PostForm>
  );
}
