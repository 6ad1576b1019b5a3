import type { ComponentChildren, JSX } from 'preact';
import { messages, type Messages } from '../messages/index.ts';
import { renderAccountPage } from './parts/account-page.tsx';
import { StepError } from './parts/step-field.tsx';
import { PostForm } from './parts/form.tsx';
import type { IdentityView, OwnSessionView, PasskeyView, SecurityPageView } from './security-views.ts';
import { accountUrl, identityUrl, passkeyUrl, PATHS } from './urls.ts';

interface PartProps {
  view: SecurityPageView;
  m: Messages;
}

/** By what a person proves who they are, and where they are signed in. */
export function renderSecurityPage(view: SecurityPageView): string {
  const m = messages(view.frame.language, view.frame.timeZone);
  return renderAccountPage({
    frame: view.frame,
    page: 'security',
    children: (
      <>
        {view.refusal && <StepError refusal={view.refusal} m={m} />}
        <Passkeys view={view} m={m} />
        <Totp view={view} m={m} />
        <Sessions view={view} m={m} />
        <Ways view={view} m={m} />
      </>
    ),
  });
}

function Part({
  id,
  title,
  children,
}: {
  id: string;
  title: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Passkeys({ view, m }: PartProps): JSX.Element {
  const { lang } = view.frame;
  return (
    <Part id="passkeys" title={m.t('security.passkeys')}>
      <p>{m.t('security.passkeysText')}</p>
      {view.passkeys.length > 0 && (
        <ul class="held">
          {view.passkeys.map((passkey) => (
            <PasskeyRow passkey={passkey} lang={lang} m={m} />
          ))}
        </ul>
      )}
      <p>
        <a class="button" href={accountUrl(PATHS.addPasskey, { lang })}>
          {m.t('security.passkeyAdd')}
        </a>
      </p>
    </Part>
  );
}

function PasskeyRow(props: { passkey: PasskeyView; lang: string | undefined; m: Messages }): JSX.Element {
  const { passkey, m } = props;
  const { name, usedAt } = passkey;
  const use = usedAt === null ? m.t('security.notUsed') : m.t('security.used', { time: m.dateTime(usedAt) });
  return (
    <li>
      <div>
        <strong dir="auto">{name}</strong>
        <small>
          {m.t('security.added', { time: m.dateTime(passkey.createdAt) })} · {use}
          {passkey.isBackedUp && ` · ${m.t('security.backedUp')}`}
        </small>
      </div>
      <a
        href={passkeyUrl(passkey.id, { lang: props.lang })}
        aria-label={m.t('security.changeNamed', { name })}
      >
        {m.t('security.change')}
      </a>
    </li>
  );
}

function Totp({ view, m }: PartProps): JSX.Element {
  const { hasTotp, recoveryCodesLeft, frame } = view;
  return (
    <Part id="totp" title={m.t('security.totp')}>
      <p>
        {hasTotp
          ? `${m.t('security.totpOn')} ${m.t('security.codesLeft', { count: recoveryCodesLeft })}`
          : m.t('security.totpOff')}
      </p>
      <p>
        <a href={accountUrl(PATHS.totp, { lang: frame.lang })}>
          {m.t(hasTotp ? 'security.totpChange' : 'security.totpSetUp')}
        </a>
      </p>
    </Part>
  );
}

function Sessions({ view, m }: PartProps): JSX.Element {
  const { sessions, host } = view;
  return (
    <Part id="sessions" title={m.t('security.sessions')}>
      <ul class="held">
        {sessions.map((session) => (
          <SessionRow session={session} host={host} m={m} />
        ))}
      </ul>
      {sessions.some(({ isCurrent }) => !isCurrent) && (
        <PostForm action={PATHS.ownSessions} hidden={{}}>
          <button class="quiet">{m.t('security.endOthers')}</button>
        </PostForm>
      )}
    </Part>
  );
}

function SessionRow(props: { session: OwnSessionView; host: string; m: Messages }): JSX.Element {
  const { session, m } = props;
  const device = deviceName(m, session.device);
  const place = session.origin === null ? props.host : new URL(session.origin).host;
  const time = m.dateTime(session.usedAt);
  return (
    <li>
      <div>
        <strong>{device}</strong>
        <small>
          {m.t('security.on', { place })}
          {session.origin === null && ` · ${m.t(`security.via.${session.via}`)}`} ·{' '}
          {m.t('security.seen', { time })}
        </small>
      </div>
      {session.isCurrent ? (
        <em>{m.t('security.current')}</em>
      ) : (
        <PostForm action={PATHS.ownSessions} hidden={{ session: session.id }}>
          <button class="quiet">
            {m.t('security.end')}
            <span class="visually-hidden"> {m.t('security.endNamed', { device, time })}</span>
          </button>
        </PostForm>
      )}
    </li>
  );
}

/** `Firefox on Linux` in the reader's language. */
function deviceName(m: Messages, device: string | null): string {
  if (device === null) return m.t('security.deviceUnknown');
  const [browser = '', system] = device.split(' on ');
  return system === undefined ? browser : m.t('security.device', { browser, system });
}

function Ways({ view, m }: PartProps): JSX.Element {
  const { email, identities, providers, frame } = view;
  const others = providers.filter(({ address }) => !identities.some(({ issuer }) => issuer === address));
  return (
    <Part id="ways" title={m.t('security.ways')}>
      <ul class="held">
        {email !== null && (
          <li>
            <div>{m.t('security.wayMail', { email })}</div>
          </li>
        )}
        {identities.map((identity) => (
          <IdentityRow
            identity={identity}
            name={providers.find(({ address }) => address === identity.issuer)?.name}
            lang={frame.lang}
            m={m}
          />
        ))}
        {others.map(({ key, name }) => (
          <li>
            <div dir="auto">{name}</div>
            <a
              href={accountUrl(`${PATHS.linkWith}/${key}`, { lang: frame.lang })}
              aria-label={m.t('security.addNamed', { name })}
            >
              {m.t('security.add')}
            </a>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function IdentityRow(props: {
  identity: IdentityView;
  name: string | undefined;
  lang: string | undefined;
  m: Messages;
}): JSX.Element {
  const { identity, lang, m } = props;
  const known = props.name ?? toIssuerName(identity.issuer);
  const name = identity.canRemove ? known : m.t('security.wayPublisher');
  return (
    <li>
      <div dir="auto">{name}</div>
      {identity.canRemove && (
        <a href={identityUrl(identity, { lang })} aria-label={m.t('security.removeNamed', { name })}>
          {m.t('security.remove')}
        </a>
      )}
    </li>
  );
}

/** What an issuer is called where nothing better is known: its host. */
export function toIssuerName(issuer: string): string {
  return URL.canParse(issuer) ? new URL(issuer).host : issuer;
}
