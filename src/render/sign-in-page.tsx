import type { JSX } from 'preact';
import { messages, type Messages } from '../messages/index.ts';
import { CodeField } from './parts/code-field.tsx';
import { PostForm } from './parts/form.tsx';
import { renderPage } from './parts/page.tsx';
import { PasskeyForm } from './parts/passkey-form.tsx';
import { StepError, StepField } from './parts/step-field.tsx';
import { accountUrl, PATHS, signInUrl } from './urls.ts';
import type { SignInStep, SignInView } from './views.ts';
import { WaysIn } from './ways-in.tsx';

interface StepProps<Step extends SignInStep['step']> {
  view: SignInView;
  current: Extract<SignInStep, { step: Step }>;
  m: Messages;
}

const TITLES = {
  ways: 'signIn.title',
  code: 'signIn.codeTitle',
  'link-sent': 'signIn.linkSentTitle',
  link: 'signIn.linkTitle',
  name: 'signIn.nameTitle',
  continue: 'signIn.continueTitle',
  offer: 'passkey.addTitle',
  found: 'signIn.foundTitle',
  done: 'signIn.doneTitle',
} as const;

/** A step of signing in: the ways in, the code, a name, going on as somebody known, done. */
export function renderSignInPage(view: SignInView): string {
  const m = messages(view.language);
  const title = m.t(TITLES[view.current.step]);
  return renderPage({
    frame: view,
    title: `${title} · ${view.siteName}`,
    masthead: { name: view.siteName },
    robots: 'noindex',
    script: toScript(view),
    children: (
      <>
        <h1>{title}</h1>
        <Step view={view} m={m} />
      </>
    ),
  });
}

function toScript({ current, assets }: SignInView): string | undefined {
  if (current.step === 'done') return assets.handoffJs;
  const usesPasskey = current.step === 'offer' || (current.step === 'ways' && current.passkey);
  return usesPasskey ? assets.passkeyJs : undefined;
}

function Step({ view, m }: { view: SignInView; m: Messages }): JSX.Element {
  const { current } = view;
  if (current.step === 'ways') return <WaysIn view={view} current={current} m={m} />;
  if (current.step === 'code') return <CodeStep view={view} current={current} m={m} />;
  if (current.step === 'link-sent') return <LinkSentStep view={view} current={current} m={m} />;
  if (current.step === 'link') return <LinkStep view={view} current={current} m={m} />;
  if (current.step === 'name') return <NameStep view={view} current={current} m={m} />;
  if (current.step === 'continue') return <ContinueStep view={view} current={current} m={m} />;
  if (current.step === 'found') return <FoundStep view={view} current={current} m={m} />;
  if (current.step === 'offer') return <OfferStep view={view} current={current} m={m} />;
  return (
    <p data-token={current.token} data-origin={current.origin}>
      {m.t('signIn.doneText')}
    </p>
  );
}

function CodeStep({ view, current, m }: StepProps<'code'>): JSX.Element {
  const { email, lifetime, isInLog } = current;
  return (
    <PostForm action={PATHS.signInCode} hidden={{ ...view.carried }}>
      <p>{m.t('signIn.codeText', { email, minutes: m.duration(lifetime) })}</p>
      {isInLog && <p class="hint">{m.t('signIn.codeInLog')}</p>}
      <CodeField refusal={view.refusal} m={m} label={m.t('signIn.code')} />
      <p class="buttons">
        <button>{m.t('signIn.check')}</button>
        <a class="quiet" href={signInUrl(view.carried)}>
          {m.t('signIn.again')}
        </a>
      </p>
    </PostForm>
  );
}

function LinkSentStep({ view, current, m }: StepProps<'link-sent'>): JSX.Element {
  const { email, lifetime, isInLog } = current;
  return (
    <>
      <p>{m.t('signIn.linkSentText', { email, time: m.duration(lifetime) })}</p>
      {isInLog && <p class="hint">{m.t('signIn.codeInLog')}</p>}
      <p class="buttons">
        <a class="button" href={signInUrl(view.carried)}>
          {m.t('signIn.linkOpened')}
        </a>
      </p>
    </>
  );
}

function LinkStep({ view, current, m }: StepProps<'link'>): JSX.Element {
  const { id, code, email } = current;
  return (
    <PostForm action={PATHS.signInLink} hidden={{ ...view.carried, id, code }}>
      <p>{m.t('signIn.linkText', { email })}</p>
      <button>{m.t('signIn.check')}</button>
    </PostForm>
  );
}

function NameStep({ view, current, m }: StepProps<'name'>): JSX.Element {
  return (
    <PostForm action={PATHS.signInName} hidden={{ ...view.carried }}>
      <p>{m.t('signIn.nameText')}</p>
      <StepField refusal={view.refusal} m={m} label={m.t('form.name')}>
        {(tie) => (
          <input name="name" autocomplete="nickname" required value={current.name} dir="auto" {...tie} />
        )}
      </StepField>
      <p class="buttons">
        <button>{m.t('signIn.keepName')}</button>
      </p>
    </PostForm>
  );
}

/** The button of a passkey, and below it, as easily found, the way on without one. */
function OfferStep({ view, m }: StepProps<'offer'>): JSX.Element {
  return (
    <>
      <p>{m.t('security.passkeysText')}</p>
      {view.refusal && <StepError refusal={view.refusal} m={m} />}
      <PasskeyForm
        kind="add"
        action={PATHS.signInOffer}
        hidden={{ ...view.carried }}
        label={m.t('passkey.add')}
        m={m}
      />
      <PostForm action={PATHS.signInDone} hidden={{ ...view.carried }}>
        <button class="quiet">{m.t('passkey.notNow')}</button>
      </PostForm>
    </>
  );
}

/** What was found of somebody from before a move. Looking at it opens beside what they were about to do. */
function FoundStep({ view, current, m }: StepProps<'found'>): JSX.Element {
  const { claimed, waiting } = current;
  return (
    <>
      {claimed > 0 && <p>{m.t('signIn.foundClaimed', { count: claimed })}</p>}
      {waiting > 0 && <p>{m.t('signIn.foundWaiting', { count: waiting })}</p>}
      <p class="hint">{m.t('signIn.foundLater')}</p>
      <PostForm action={PATHS.signInDone} hidden={{ ...view.carried }}>
        <p class="buttons">
          <button>{m.t('signIn.foundContinue')}</button>
          <a class="quiet" target="_blank" href={accountUrl(PATHS.accountOld, { lang: view.carried.lang })}>
            {m.t('oldComments.look')}
          </a>
        </p>
      </PostForm>
    </>
  );
}

function ContinueStep({ view, current, m }: StepProps<'continue'>): JSX.Element {
  const { name } = current;
  return (
    <>
      <p>{m.t('signIn.continueText', { name, site: view.siteName })}</p>
      <PostForm action={PATHS.signInDone} hidden={{ ...view.carried }}>
        <button>{m.t('signIn.continueAs', { name })}</button>
      </PostForm>
      <PostForm action={PATHS.signOut} hidden={{ return: signInUrl(view.carried) }}>
        <button class="quiet">{m.t('signIn.other')}</button>
      </PostForm>
    </>
  );
}
