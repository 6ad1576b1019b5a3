import type { JSX } from 'preact';
import { messages, type Messages } from '../messages/index.ts';
import { CodeField } from './parts/code-field.tsx';
import { StepField, StepError } from './parts/step-field.tsx';
import { PostForm } from './parts/form.tsx';
import { renderPage } from './parts/page.tsx';
import { PasskeyForm } from './parts/passkey-form.tsx';
import type { ProvePageView } from './security-views.ts';
import { PATHS, signInUrl } from './urls.ts';

interface PartProps {
  view: ProvePageView;
  m: Messages;
}

/** Asks who somebody is: for the second factor after signing in, or once more before what matters. */
export function renderProvePage(view: ProvePageView): string {
  const m = messages(view.language);
  const title = toTitle(view, m);
  return renderPage({
    frame: view,
    title,
    // Who would rather not goes back here: the page they come from would ask again.
    masthead: { name: m.t('account.title'), url: view.page === 'stepUp' ? PATHS.account : null },
    robots: 'noindex',
    script: view.canUsePasskey ? view.assets.passkeyJs : undefined,
    children: (
      <>
        <h1>{title}</h1>
        {view.page === 'secondFactor' && view.isMissing ? (
          <SetUp view={view} m={m} />
        ) : (
          <Prove view={view} m={m} />
        )}
        <PostForm action={PATHS.signOut} hidden={{ return: PATHS.signIn }}>
          <p class="buttons">
            {view.name !== null && <small>{m.t('account.signedInAs', { name: view.name })}</small>}
            <button class="quiet">{m.t('action.signOut')}</button>
          </p>
        </PostForm>
      </>
    ),
  });
}

function toTitle({ page, isMissing }: ProvePageView, m: Messages): string {
  if (page === 'stepUp') return m.t('stepUp.title');
  return m.t(isMissing ? 'secondFactor.setUpTitle' : 'secondFactor.title');
}

/** Where one is needed and none is there: the ways to get one. */
function SetUp({ view, m }: PartProps): JSX.Element {
  return (
    <>
      <p>{m.t('secondFactor.setUpText')}</p>
      <p class="buttons">
        <a class="button" href={signInUrl({ return: view.returnTo }, PATHS.addPasskey)}>
          {m.t('security.passkeyAdd')}
        </a>
        <a href={signInUrl({ return: view.returnTo }, PATHS.totp)}>{m.t('security.totpSetUp')}</a>
      </p>
    </>
  );
}

function Prove({ view, m }: PartProps): JSX.Element {
  const { canUsePasskey, canUseCode, mail } = view;
  const canDoNothing = !canUsePasskey && !canUseCode && mail === null;
  return (
    <>
      <p>{m.t(view.page === 'stepUp' ? 'stepUp.text' : 'secondFactor.text')}</p>
      {view.refusal && !aboutCode(view) && <StepError refusal={view.refusal} m={m} />}
      {canUsePasskey && (
        <PasskeyForm
          kind="confirm"
          action={PATHS[view.page]}
          hidden={{ return: view.returnTo }}
          label={m.t('passkey.use')}
          m={m}
        />
      )}
      {canUseCode && <ByCode view={view} m={m} />}
      {mail && <ByMail view={view} mail={mail} m={m} />}
      {canDoNothing && <Again view={view} m={m} />}
      {view.page === 'secondFactor' && <p class="hint">{m.t('secondFactor.lost')}</p>}
    </>
  );
}

/** What is wrong with the code that was typed; anything else stands above all ways. */
function aboutCode({ refusal, canUseCode, mail }: ProvePageView): ProvePageView['refusal'] {
  return refusal?.field === 'code' && (canUseCode || mail?.isSent) ? refusal : undefined;
}

function ByCode({ view, m }: PartProps): JSX.Element {
  return (
    <PostForm action={PATHS[view.page]} hidden={{ return: view.returnTo }}>
      <StepField m={m} label={m.t('secondFactor.code')} refusal={aboutCode(view)}>
        {(tie) => (
          <input
            name="code"
            class="code"
            autocomplete="one-time-code"
            autocapitalize="none"
            spellcheck={false}
            required
            dir="ltr"
            {...tie}
          />
        )}
      </StepField>
      <p class="buttons">
        <button>{m.t('secondFactor.check')}</button>
      </p>
    </PostForm>
  );
}

function ByMail({ view, mail, m }: PartProps & { mail: NonNullable<ProvePageView['mail']> }): JSX.Element {
  const hidden = { return: view.returnTo };
  if (!mail.isSent)
    return (
      <PostForm action={PATHS.stepUpMail} hidden={hidden}>
        <p class="buttons">
          <button>{m.t('stepUp.mail', { email: mail.address })}</button>
        </p>
      </PostForm>
    );
  return (
    <>
      <PostForm action={PATHS.stepUp} hidden={{ ...hidden, mailed: 'yes' }}>
        <p>{m.t('signIn.codeText', { email: mail.address, minutes: m.duration(600) })}</p>
        {mail.isInLog && <p class="hint">{m.t('signIn.codeInLog')}</p>}
        <CodeField m={m} label={m.t('signIn.code')} refusal={aboutCode(view)} />
        <p class="buttons">
          <button>{m.t('stepUp.confirm')}</button>
        </p>
      </PostForm>
      <PostForm action={PATHS.stepUpMail} hidden={hidden}>
        <button class="quiet">{m.t('stepUp.mailAgain')}</button>
      </PostForm>
    </>
  );
}

function Again({ view, m }: PartProps): JSX.Element {
  return (
    <>
      <p>{m.t('stepUp.againText')}</p>
      <PostForm action={PATHS.signOut} hidden={{ return: signInUrl({ return: view.returnTo }) }}>
        <p class="buttons">
          <button>{m.t('stepUp.again')}</button>
        </p>
      </PostForm>
    </>
  );
}
