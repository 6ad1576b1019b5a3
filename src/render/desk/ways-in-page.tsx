import type { JSX } from 'preact';
import { PROVIDER_PRESETS, type ProviderPresetName } from '../../domain/provider-presets.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { messages, refusalText, type Messages } from '../../messages/index.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { PostForm } from '../parts/form.tsx';
import { Time } from '../parts/time.tsx';
import { deskUrls } from '../urls.ts';
import { BasicField } from './basic-field.tsx';
import { ConfirmFirst } from './confirm-first.tsx';
import { renderDeskPage } from './frame.tsx';
import { SiteTabs } from './site-tabs.tsx';
import { Table } from './table.tsx';
import type { DeskFrame } from './views.ts';

export interface WaysInView extends DeskFrame {
  readonly site: { readonly key: string; readonly name: string };
  readonly isSignOnOn: boolean;
  readonly secrets: readonly {
    readonly id: string;
    readonly createdAt: Date;
    readonly diesAt: Date | null;
  }[];
  readonly providers: readonly ProviderLine[];
  /** What was typed for a new secret. */
  readonly fields: { readonly graceHours: string; readonly secret: string };
  readonly mostHours: number;
  readonly refusal?: Refusal | undefined;
  readonly owesStepUp: boolean;
}

export interface ProviderLine {
  readonly key: string;
  readonly name: string;
  readonly preset: ProviderPresetName;
  readonly address: string;
  readonly isEnabled: boolean;
  readonly isEverywhere: boolean;
  readonly mayChange: boolean;
}

/** The ways into a site that have secrets: the publisher's own sign-on, and the services people sign in with. */
export function renderWaysInPage(view: WaysInView): string {
  const m = messages(view.language);
  const { site, refusal } = view;
  const url = deskUrls().siteTab(site.key, 'waysIn');
  return renderDeskPage({
    view,
    title: site.name,
    area: 'sites',
    tabs: <SiteTabs site={site.key} tab="waysIn" m={m} />,
    children: (
      <>
        {view.owesStepUp && <ConfirmFirst returnTo={url} isTyped={refusal !== undefined} m={m} />}
        <Providers view={view} m={m} />
        <Secrets view={view} m={m} />
      </>
    ),
  });
}

function Providers({ view, m }: { view: WaysInView; m: Messages }): JSX.Element {
  const { site, providers } = view;
  const urls = deskUrls();
  return (
    <section aria-labelledby="providers">
      <h2 id="providers">{m.t('waysIn.providers')}</h2>
      <p class="lead">{m.t('waysIn.providersMeaning')}</p>
      {providers.length > 0 && (
        <Table
          caption={m.t('waysIn.providers')}
          columns={[
            { title: m.t('desk.siteName') },
            { title: m.t('provider.address') },
            { title: m.t('provider.where') },
            { title: m.t('provider.state') },
          ]}
          rows={providers.map((provider) => [
            provider.mayChange ? (
              <a class="main" href={urls.provider(site.key, provider.key)} dir="auto">
                {provider.name}
              </a>
            ) : (
              <span class="main" dir="auto">
                {provider.name}
              </span>
            ),
            <code dir="ltr">{provider.address}</code>,
            m.t(provider.isEverywhere ? 'provider.everySite' : 'provider.thisSite'),
            m.t(provider.isEnabled ? 'desk.on' : 'desk.off'),
          ])}
        />
      )}
      <p class="buttons presets">
        {m.t('provider.add')}
        {Object.entries(PROVIDER_PRESETS).map(([preset, { name }]) => (
          <a class="button small" href={urls.addProvider(site.key, preset)}>
            {name}
          </a>
        ))}
      </p>
    </section>
  );
}

function Secrets({ view, m }: { view: WaysInView; m: Messages }): JSX.Element {
  const { site, secrets, isSignOnOn } = view;
  const urls = deskUrls();
  return (
    <section aria-labelledby="secrets">
      <h2 id="secrets">{m.t('waysIn.secrets')}</h2>
      <p class="lead">{m.t('waysIn.secretsMeaning')}</p>
      {!isSignOnOn && (
        <p class="warning">
          {m.t('waysIn.signOnOff')} <a href={`${urls.site(site.key)}#group-signOn`}>{m.t('desk.setUp')}</a>
        </p>
      )}
      {secrets.length > 0 && (
        <Table
          caption={m.t('waysIn.secrets')}
          columns={[
            { title: m.t('secret.id') },
            { title: m.t('secret.made') },
            { title: m.t('secret.ends') },
            { title: m.t('desk.actions') },
          ]}
          rows={secrets.map(({ id, createdAt, diesAt }) => [
            <code dir="ltr">{id}</code>,
            <Time at={createdAt} m={m} />,
            diesAt === null ? m.t('secret.current') : <Time at={diesAt} m={m} />,
            <EndSecret site={site.key} id={id} m={m} />,
          ])}
        />
      )}
      <NewSecret view={view} m={m} />
    </section>
  );
}

/** Two presses, because it cannot be taken back: sign-ins by this secret stop at once. */
function EndSecret({ site, id, m }: { site: string; id: string; m: Messages }): JSX.Element {
  return (
    <details class="sure">
      <summary>{m.t('secret.end')}</summary>
      <p>{m.t('secret.endMeaning')}</p>
      <PostForm action={deskUrls().siteTab(site, 'waysIn')} hidden={{ do: 'end', id }}>
        <button class="danger">{m.t('secret.endSend')}</button>
      </PostForm>
    </details>
  );
}

function NewSecret({ view, m }: { view: WaysInView; m: Messages }): JSX.Element {
  const { site, fields, refusal, secrets, mostHours } = view;
  const problemOf = (name: string) =>
    refusal?.field === name ? ({ kind: 'refused', text: refusalText(m, refusal) } as const) : undefined;
  const isOther = refusal !== undefined && refusal.field === undefined && !view.owesStepUp;
  return (
    <>
      <h3>{m.t(secrets.length === 0 ? 'secret.makeFirst' : 'secret.rotate')}</h3>
      {isOther && <ErrorNote>{refusalText(m, refusal)}</ErrorNote>}
      <PostForm action={deskUrls().siteTab(site.key, 'waysIn')} hidden={{ do: 'rotate' }}>
        {secrets.length > 0 && (
          <BasicField
            name="graceHours"
            title={m.t('secret.grace')}
            meaning={m.t('secret.graceMeaning')}
            problem={problemOf('graceHours')}
            m={m}
          >
            {(tie) => (
              <input {...tie} type="number" required min={0} max={mostHours} value={fields.graceHours} />
            )}
          </BasicField>
        )}
        <BasicField
          name="secret"
          title={m.t('secret.own')}
          meaning={m.t('secret.ownMeaning')}
          problem={problemOf('secret')}
          m={m}
        >
          {(tie) => (
            <input
              {...tie}
              type="password"
              autocomplete="off"
              maxlength={1_000}
              value={fields.secret}
              dir="ltr"
            />
          )}
        </BasicField>
        <p class="buttons">
          <button>{m.t(secrets.length === 0 ? 'secret.makeFirst' : 'secret.rotate')}</button>
        </p>
      </PostForm>
    </>
  );
}
