import type { ComponentChildren, JSX } from 'preact';
import { messages, type Messages } from '../messages/index.ts';
import { CodeField } from './parts/code-field.tsx';
import { renderAccountPage } from './parts/account-page.tsx';
import { StepField, StepError } from './parts/step-field.tsx';
import { PostForm } from './parts/form.tsx';
import { PasskeyForm } from './parts/passkey-form.tsx';
import { QrCode } from './parts/qr-code.tsx';
import { toIssuerName } from './security-page.tsx';
import type { SecurityStep, SecurityStepView } from './security-views.ts';
import { accountUrl, identityUrl, passkeyUrl, PATHS } from './urls.ts';

interface StepProps<Step extends SecurityStep['step']> {
  view: SecurityStepView;
  current: Extract<SecurityStep, { step: Step }>;
  m: Messages;
}

/** A page below that of security: a passkey, codes of an app, a way in that comes or goes. */
export function renderSecurityStep(view: SecurityStepView): string {
  const { frame, current } = view;
  const m = messages(frame.language, frame.timeZone);
  const hasScript = current.step === 'addPasskey' || current.step === 'recoveryCodes';
  return renderAccountPage({
    frame,
    page: 'security',
    title: toTitle(m, current),
    script: hasScript ? frame.assets.passkeyJs : undefined,
    children: <Step view={view} m={m} />,
  });
}

function toTitle(m: Messages, current: SecurityStep): string {
  if (current.step === 'addPasskey') return m.t('security.passkeyAdd');
  if (current.step === 'changePasskey') return m.t('passkey.changeTitle', { name: current.passkey.name });
  if (current.step === 'recoveryCodes') return m.t('recovery.title');
  if (current.step === 'link') return m.t('security.linkTitle', { name: current.provider.name });
  if (current.step === 'unlink')
    return m.t('security.unlinkTitle', { name: toIssuerName(current.identity.issuer) });
  return m.t('security.totp');
}

function Step({ view, m }: { view: SecurityStepView; m: Messages }): JSX.Element {
  const { current } = view;
  if (current.step === 'addPasskey') return <AddPasskey view={view} current={current} m={m} />;
  if (current.step === 'changePasskey') return <ChangePasskey view={view} current={current} m={m} />;
  if (current.step === 'startTotp') return <StartTotp view={view} current={current} m={m} />;
  if (current.step === 'confirmTotp') return <ConfirmTotp view={view} current={current} m={m} />;
  if (current.step === 'changeTotp') return <ChangeTotp view={view} current={current} m={m} />;
  if (current.step === 'recoveryCodes') return <RecoveryCodes view={view} current={current} m={m} />;
  if (current.step === 'link') return <Link view={view} current={current} m={m} />;
  return <Unlink view={view} current={current} m={m} />;
}

function Back({
  view,
  m,
  children,
}: {
  view: SecurityStepView;
  m: Messages;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <p>
      <a href={accountUrl(PATHS.accountSecurity, { lang: view.frame.lang })}>
        {children ?? m.t('security.back')}
      </a>
    </p>
  );
}

function AddPasskey({ view, current, m }: StepProps<'addPasskey'>): JSX.Element {
  return (
    <>
      <p>{m.t('security.passkeysText')}</p>
      {view.refusal && <StepError refusal={view.refusal} m={m} />}
      <PasskeyForm
        kind="add"
        action={accountUrl(PATHS.addPasskey, { lang: view.frame.lang })}
        hidden={{ return: current.returnTo }}
        label={m.t('passkey.add')}
        m={m}
      />
      <Back view={view} m={m} />
    </>
  );
}

function ChangePasskey({ view, current, m }: StepProps<'changePasskey'>): JSX.Element {
  const { passkey, typed } = current;
  const action = passkeyUrl(passkey.id, { lang: view.frame.lang });
  const isAboutName = view.refusal?.field === 'name';
  return (
    <>
      <PostForm action={action} hidden={{ do: 'rename' }}>
        <StepField m={m} label={m.t('passkey.name')} refusal={isAboutName ? view.refusal : undefined}>
          {(tie) => (
            <input name="name" value={typed ?? passkey.name} maxLength={100} required dir="auto" {...tie} />
          )}
        </StepField>
        <p class="buttons">
          <button>{m.t('form.save')}</button>
        </p>
      </PostForm>
      <section>
        <p>{m.t('passkey.removeText')}</p>
        {view.refusal && !isAboutName && <StepError refusal={view.refusal} m={m} />}
        <PostForm action={action} hidden={{ do: 'remove' }}>
          <button class="danger">{m.t('passkey.remove')}</button>
        </PostForm>
      </section>
      <Back view={view} m={m} />
    </>
  );
}

function StartTotp({ view, m }: StepProps<'startTotp'>): JSX.Element {
  return (
    <>
      <p>{m.t('totp.startText')}</p>
      {view.refusal && <StepError refusal={view.refusal} m={m} />}
      <TotpForm view={view} to="start">
        <p class="buttons">
          <button>{m.t('totp.start')}</button>
        </p>
      </TotpForm>
      <Back view={view} m={m} />
    </>
  );
}

function TotpForm(props: {
  view: SecurityStepView;
  to: 'start' | 'confirm' | 'codes' | 'off';
  children: ComponentChildren;
}): JSX.Element {
  return (
    <PostForm action={accountUrl(PATHS.totp, { lang: props.view.frame.lang })} hidden={{ do: props.to }}>
      {props.children}
    </PostForm>
  );
}

function ConfirmTotp({ view, current, m }: StepProps<'confirmTotp'>): JSX.Element {
  return (
    <>
      <p>{m.t('totp.scan')}</p>
      <QrCode text={current.address} label={m.t('totp.picture')} />
      <p>
        {m.t('totp.key')}{' '}
        <code class="key" dir="ltr">
          {current.key.replace(/(.{4})(?=.)/g, '$1 ')}
        </code>
      </p>
      <TotpForm view={view} to="confirm">
        <CodeField m={m} label={m.t('totp.enter')} refusal={view.refusal} />
        <p class="buttons">
          <button>{m.t('totp.switchOn')}</button>
        </p>
      </TotpForm>
      <Back view={view} m={m} />
    </>
  );
}

function ChangeTotp({ view, current, m }: StepProps<'changeTotp'>): JSX.Element {
  return (
    <>
      <p>{m.t('security.totpOn')}</p>
      {view.refusal && <StepError refusal={view.refusal} m={m} />}
      <TotpForm view={view} to="codes">
        <h2>{m.t('totp.codes')}</h2>
        <p>
          {m.t('security.codesLeft', { count: current.recoveryCodesLeft })} {m.t('totp.newCodesText')}
        </p>
        <button>{m.t('totp.newCodes')}</button>
      </TotpForm>
      <TotpForm view={view} to="off">
        <h2>{m.t('totp.offTitle')}</h2>
        <p>{m.t('totp.offText')}</p>
        <button class="danger">{m.t('totp.off')}</button>
      </TotpForm>
      <Back view={view} m={m} />
    </>
  );
}

function RecoveryCodes({ view, current, m }: StepProps<'recoveryCodes'>): JSX.Element {
  return (
    <>
      <p>{m.t('recovery.text')}</p>
      <ol class="codes" dir="ltr">
        {current.codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p class="buttons">
        <a class="button" href={accountUrl(PATHS.accountSecurity, { lang: view.frame.lang })}>
          {m.t('recovery.kept')}
        </a>
        <button class="quiet" type="button" data-copy=".codes" data-copied={m.t('recovery.copied')} hidden>
          {m.t('recovery.copy')}
        </button>
      </p>
    </>
  );
}

function Link({ view, current, m }: StepProps<'link'>): JSX.Element {
  const { key, name } = current.provider;
  return (
    <>
      <p>{m.t('security.linkText', { name })}</p>
      <PostForm
        action={`${PATHS.linkWith}/${key}`}
        hidden={{ return: accountUrl(PATHS.accountSecurity, { lang: view.frame.lang }) }}
      >
        <p class="buttons">
          <button>{m.t('signIn.with', { name })}</button>
        </p>
      </PostForm>
      <Back view={view} m={m} />
    </>
  );
}

function Unlink({ view, current, m }: StepProps<'unlink'>): JSX.Element {
  return (
    <>
      <p>{m.t('security.unlinkText')}</p>
      {view.refusal && <StepError refusal={view.refusal} m={m} />}
      <PostForm action={identityUrl(current.identity, { lang: view.frame.lang })} hidden={{}}>
        <button class="danger">{m.t('security.remove')}</button>
      </PostForm>
      <Back view={view} m={m} />
    </>
  );
}
