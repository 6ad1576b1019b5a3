import type { JSX } from 'preact';
import {
  PROVIDER_PRESETS,
  type ProviderPreset,
  type ProviderPresetName,
} from '../../domain/provider-presets.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { messages, refusalText, type MessageKey, type Messages } from '../../messages/index.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { PostForm } from '../parts/form.tsx';
import { deskUrls } from '../urls.ts';
import { BasicField } from './basic-field.tsx';
import { ConfirmFirst } from './confirm-first.tsx';
import { renderDeskPage } from './frame.tsx';
import { SiteTabs } from './site-tabs.tsx';
import type { DeskFrame, FieldProblem } from './views.ts';

/** The fields of a provider, as they stand in the form. */
export interface ProviderFields {
  readonly key: string;
  readonly name: string;
  readonly address: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly teamId: string;
  readonly keyId: string;
  readonly scopes: string;
  readonly position: string;
  readonly isEnabled: boolean;
  readonly isEverywhere: boolean;
}

export interface ProviderView extends DeskFrame {
  readonly site: { readonly key: string; readonly name: string };
  readonly preset: ProviderPresetName;
  readonly isNew: boolean;
  readonly fields: ProviderFields;
  /** What it was when the page was made, so that a change meanwhile is seen. */
  readonly shown: string | undefined;
  readonly hasSecret: boolean;
  /** Whether it may be one of every site. */
  readonly mayBeEverywhere: boolean;
  /** What the service has to be told: where it sends people back. */
  readonly redirectAddress: string;
  readonly refusal?: Refusal | undefined;
  readonly owesStepUp: boolean;
}

/** The form of a service that people sign in with. */
export function renderProviderPage(view: ProviderView): string {
  const m = messages(view.language);
  const { site, isNew, fields, refusal } = view;
  const urls = deskUrls();
  const url = isNew ? urls.addProvider(site.key, view.preset) : urls.provider(site.key, fields.key);
  const isOther = refusal !== undefined && !Object.hasOwn(fields, refusal.field ?? '') && !view.owesStepUp;
  return renderDeskPage({
    view,
    title: isNew ? m.t('provider.new', { name: PROVIDER_PRESETS[view.preset].name }) : fields.name,
    area: 'sites',
    tabs: <SiteTabs site={site.key} tab="waysIn" isBelow m={m} />,
    children: (
      <>
        {view.owesStepUp && <ConfirmFirst returnTo={url} isTyped={refusal !== undefined} m={m} />}
        {isOther && <ErrorNote>{refusalText(m, refusal)}</ErrorNote>}
        <p class="lead">{m.t('provider.redirect')}</p>
        <pre class="copy" dir="ltr" tabindex={0} role="region" aria-label={m.t('provider.redirect')}>
          {view.redirectAddress}
        </pre>
        <PostForm action={url} hidden={{ do: 'save', shown: view.shown }}>
          <Fields view={view} m={m} />
          <p class="buttons save">
            <button>{m.t('form.save')}</button>
            <a class="quiet" href={urls.siteTab(site.key, 'waysIn')}>
              {m.t('action.cancel')}
            </a>
          </p>
        </PostForm>
        {!isNew && <Remove url={url} m={m} />}
      </>
    ),
  });
}

function Remove({ url, m }: { url: string; m: Messages }): JSX.Element {
  return (
    <details class="sure">
      <summary>{m.t('provider.remove')}</summary>
      <p>{m.t('provider.removeMeaning')}</p>
      <PostForm action={url} hidden={{ do: 'remove' }}>
        <button class="danger">{m.t('provider.removeSend')}</button>
      </PostForm>
    </details>
  );
}

type FieldName = keyof ProviderFields;

function Fields({ view, m }: { view: ProviderView; m: Messages }): JSX.Element {
  const { isNew, fields, hasSecret } = view;
  const preset: ProviderPreset = PROVIDER_PRESETS[view.preset];
  const isSigned = preset.secret === 'signed-jwt';
  const line = (name: FieldName, more: JSX.IntrinsicElements['input'] = {}) => (
    <BasicField
      name={name}
      title={m.t(`provider.field.${name as 'name'}`)}
      meaning={meaningOf(m, name)}
      problem={problemOf(view, name, m)}
      m={m}
    >
      {(tie) => <input {...tie} value={String(fields[name])} dir="ltr" spellcheck={false} {...more} />}
    </BasicField>
  );
  return (
    <section class="fields">
      {line('name', { required: true, maxlength: 60, dir: 'auto' })}
      {isNew && line('key', { required: true, maxlength: 63, autocapitalize: 'none' })}
      {preset.isAddressOpen && line('address', { type: 'url', required: true, maxlength: 300 })}
      {line('clientId', { required: true, maxlength: 300 })}
      {isSigned && line('teamId', { required: true, maxlength: 100 })}
      {isSigned && line('keyId', { required: true, maxlength: 100 })}
      <BasicField
        name="clientSecret"
        title={m.t(isSigned ? 'provider.privateKey' : 'provider.field.clientSecret')}
        meaning={hasSecret ? m.t('provider.secretKept') : m.t('provider.secretSealed')}
        problem={problemOf(view, 'clientSecret', m)}
        m={m}
      >
        {(tie) =>
          isSigned ? (
            <textarea {...tie} class="lines" dir="ltr" spellcheck={false} autocomplete="off">
              {fields.clientSecret}
            </textarea>
          ) : (
            <input {...tie} type="password" autocomplete="off" value={fields.clientSecret} dir="ltr" />
          )
        }
      </BasicField>
      {line('scopes', { required: true, maxlength: 300 })}
      {line('position', { type: 'number', required: true, min: -10_000, max: 10_000 })}
      <Flag name="isEnabled" isOn={fields.isEnabled} m={m} />
      {view.mayBeEverywhere && <Flag name="isEverywhere" isOn={fields.isEverywhere} m={m} />}
    </section>
  );
}

function Flag(props: { name: 'isEnabled' | 'isEverywhere'; isOn: boolean; m: Messages }): JSX.Element {
  const { name, isOn, m } = props;
  return (
    <BasicField name={name} title={m.t(`provider.field.${name}`)} m={m}>
      {(tie) => (
        <span class="switch">
          <input type="hidden" name={name} value="false" />
          <input {...tie} type="checkbox" value="true" checked={isOn} />
          <span aria-hidden="true" data-on={m.t('desk.on')} data-off={m.t('desk.off')} />
        </span>
      )}
    </BasicField>
  );
}

const EXPLAINED: ReadonlySet<FieldName> = new Set(['key', 'address', 'scopes', 'position']);

function meaningOf(m: Messages, name: FieldName): string | undefined {
  return EXPLAINED.has(name) ? m.t(`provider.meaning.${name as 'key'}`) : undefined;
}

/** The service says what is wrong in the words of programs; here it is said for people, field by field. */
function problemOf({ refusal }: ProviderView, name: FieldName, m: Messages): FieldProblem | undefined {
  if (refusal?.field !== name) return undefined;
  const key = `provider.wrong.${name}` as MessageKey;
  const isKnown = refusal.refused === 'input_invalid' && (m.template(key) as unknown) !== undefined;
  return { kind: 'refused', text: isKnown ? m.format(key) : refusalText(m, refusal) };
}
