import type { JSX } from 'preact';
import type { Messages } from '../messages/index.ts';
import { PostForm } from './parts/form.tsx';
import { PasskeyForm } from './parts/passkey-form.tsx';
import { StepError, StepField } from './parts/step-field.tsx';
import { PATHS, signInUrl } from './urls.ts';
import type { SignInStep, SignInView } from './views.ts';

interface WaysProps {
  view: SignInView;
  current: Extract<SignInStep, { step: 'ways' }>;
  m: Messages;
}

/** The first step: the ways in that a site has, those of one press first. */
export function WaysIn({ view, current, m }: WaysProps): JSX.Element {
  const { refusal } = view;
  const { providers, email, passkey } = current;
  return (
    <>
      {refusal && refusal.field !== 'email' && <StepError refusal={refusal} m={m} />}
      {passkey && (
        <PasskeyForm
          kind="signIn"
          action={PATHS.signInPasskey}
          hidden={{ ...view.carried }}
          label={m.t('passkey.signIn')}
          m={m}
        >
          {providers.length === 0 && email !== 'hidden' && <Or m={m} />}
        </PasskeyForm>
      )}
      {providers.map(({ key, name }) => (
        <PostForm action={`${PATHS.signInWith}/${key}`} hidden={{ ...view.carried }}>
          <button class="way">{m.t('signIn.with', { name })}</button>
        </PostForm>
      ))}
      {email === 'hidden' ? (
        <NewsroomLink view={view} current={current} m={m} />
      ) : (
        <>
          {providers.length > 0 && <Or m={m} />}
          <EmailForm view={view} current={current} m={m} />
        </>
      )}
      {passkey && (
        <noscript>
          <p class="hint">{m.t('passkey.needsScript')}</p>
        </noscript>
      )}
    </>
  );
}

/** Between the ways of one press and the mailbox. */
function Or({ m }: { m: Messages }): JSX.Element {
  return <p class="or">{m.t('signIn.or')}</p>;
}

/** Readers have other ways; who works on the site may always come in by their mailbox. */
function NewsroomLink({ view, current, m }: WaysProps): JSX.Element {
  const query = new URLSearchParams({ newsroom: '1' });
  const url = signInUrl(view.carried);
  return (
    <>
      {current.providers.length === 0 && <p>{m.t('signIn.noWay', { site: view.siteName })}</p>}
      <p>
        <small>
          <a href={`${url}${url.includes('?') ? '&' : '?'}${query}`}>{m.t('signIn.newsroomLink')}</a>
        </small>
      </p>
    </>
  );
}

function EmailForm({ view, current, m }: WaysProps): JSX.Element {
  const refusal = view.refusal?.field === 'email' ? view.refusal : undefined;
  return (
    <PostForm action={PATHS.signIn} hidden={{ ...view.carried }}>
      <p>{m.t(current.email === 'newsroom' ? 'signIn.newsroomText' : 'signIn.text')}</p>
      <StepField refusal={refusal} m={m} label={m.t('signIn.email')}>
        {(tie) => (
          <input
            name="email"
            type="email"
            autocomplete={current.passkey ? 'email webauthn' : 'email'}
            required
            value={current.typed}
            dir="ltr"
            {...tie}
          />
        )}
      </StepField>
      <p class="buttons">
        <button>{m.t('signIn.send')}</button>
      </p>
    </PostForm>
  );
}
