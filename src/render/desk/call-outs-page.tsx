import type { JSX } from 'preact';
import {
  AKISMET_URL,
  CALL_OUT_FORMATS,
  CALL_OUT_KINDS,
  CALL_OUT_TIMEOUT,
  SILENCE_CHOICES,
  SPAM_CHOICES,
  type CallOutKind,
} from '../../domain/call-out.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Silence } from '../../domain/rules/facts.ts';
import type { Verdict } from '../../domain/rules/rule.ts';
import { messages, refusalText, type MessageKey, type Messages } from '../../messages/index.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { PostForm } from '../parts/form.tsx';
import { deskUrls } from '../urls.ts';
import { BasicField } from './basic-field.tsx';
import { ConfirmFirst } from './confirm-first.tsx';
import { renderDeskPage } from './frame.tsx';
import { SiteTabs } from './site-tabs.tsx';
import type { DeskFrame } from './views.ts';

/** The fields of a service as its form writes them. */
export interface CallOutFields {
  readonly kind: CallOutKind;
  readonly name: string;
  readonly url: string;
  readonly isEnabled: boolean;
  readonly timeoutMs: string;
  readonly silence: string;
  readonly onSpam: string;
  readonly format: string;
  readonly sendsPerson: boolean;
  readonly key: string;
}

interface CallOutLine extends CallOutFields {
  readonly id: string;
  /** How many secrets requests are signed with. */
  readonly secrets: number;
}

export interface CallOutsView extends DeskFrame {
  readonly site: { readonly key: string; readonly name: string };
  readonly callOuts: readonly CallOutLine[];
  /** The forms of new ones. */
  readonly fresh: Readonly<Record<CallOutKind, CallOutFields>>;
  /** What was wrong, and with which form: an id, or a kind for a new one. */
  readonly problem: { readonly form: string; readonly refusal: Refusal } | null;
  readonly owesStepUp: boolean;
  /** What came back from a service that was tried. */
  readonly tried: {
    readonly id: string;
    readonly body: string;
    readonly status: number | null;
    readonly ms: number;
    readonly text: string;
    readonly silence: Silence | null;
    readonly verdict: Verdict;
  } | null;
}

/** The services that a site asks about comments: one card each, and a form for a further one. */
export function renderCallOutsPage(view: CallOutsView): string {
  const m = messages(view.language);
  const { site, callOuts, problem } = view;
  const urls = deskUrls();
  return renderDeskPage({
    view,
    title: site.name,
    area: 'sites',
    tabs: <SiteTabs site={site.key} tab="rules" isBelow m={m} />,
    children: (
      <>
        <p class="contents">
          <a href={urls.siteTab(site.key, 'rules')}>{m.t('desk.tab.rules')}</a>
        </p>
        <h2>{m.t('callOut.title')}</h2>
        <p class="lead">{m.t('callOut.lead')}</p>
        <p class="lead">{m.t('callOut.privacy')}</p>
        {view.owesStepUp && (
          <ConfirmFirst returnTo={urls.callOuts(site.key)} isTyped={problem !== null} m={m} />
        )}
        {callOuts.length === 0 && <p>{m.t('callOut.none')}</p>}
        {callOuts.map((callOut, index) => (
          <Card callOut={callOut} place={index} view={view} m={m} />
        ))}
        {CALL_OUT_KINDS.map((kind) => (
          <details class="card" open={problem?.form === kind}>
            <summary>
              <span class="main">{m.t(`callOut.add.${kind}`)}</span>
            </summary>
            <Form form={kind} fields={view.fresh[kind]} view={view} m={m} />
          </details>
        ))}
      </>
    ),
  });
}

interface CardProps {
  callOut: CallOutLine;
  place: number;
  view: CallOutsView;
  m: Messages;
}

function Card({ callOut, place, view, m }: CardProps): JSX.Element {
  const { id, name, kind, secrets } = callOut;
  const url = deskUrls().callOuts(view.site.key);
  return (
    <details class="card" open={view.problem?.form === id || view.tried?.id === id} id={`service-${id}`}>
      <summary>
        <span class="main" dir="auto">
          {place + 1}. {name}
        </span>{' '}
        <code dir="ltr">{callOut.url}</code> <small>{m.t(callOut.isEnabled ? 'desk.on' : 'desk.off')}</small>
      </summary>
      <Trial callOut={callOut} view={view} m={m} />
      <Form form={id} fields={callOut} view={view} m={m} />
      <div class="buttons">
        {place > 0 && (
          <PostForm action={url} hidden={{ do: 'move', id, position: String(place) }}>
            <button class="small">{m.t('sections.up')}</button>
          </PostForm>
        )}
        {kind === 'coral' && (
          <details class="sure">
            <summary>{m.t('callOut.rotate')}</summary>
            <p>
              {m.t('callOut.rotateMeaning')} {secrets > 1 && m.t('callOut.rotated')}
            </p>
            <PostForm action={url} hidden={{ do: 'rotate', id }}>
              <button>{m.t('callOut.rotate')}</button>
            </PostForm>
          </details>
        )}
        <details class="sure">
          <summary>{m.t('sections.remove')}</summary>
          <p>{m.t('callOut.removeMeaning')}</p>
          <PostForm action={url} hidden={{ do: 'remove', id }}>
            <button class="danger">{m.t('callOut.removeSend')}</button>
          </PostForm>
        </details>
      </div>
    </details>
  );
}

/** Sends a comment that nobody has written, and shows what came back. */
function Trial({ callOut, view, m }: Omit<CardProps, 'place'>): JSX.Element {
  const { id } = callOut;
  const tried = view.tried?.id === id ? view.tried : null;
  return (
    <PostForm action={deskUrls().callOuts(view.site.key)} hidden={{ do: 'try', id }}>
      <BasicField
        name="body"
        form={`try-${id}`}
        title={m.t('callOut.try')}
        meaning={m.t('callOut.tryMeaning')}
        m={m}
      >
        {(tie) => (
          <textarea {...tie} dir="auto" maxlength={2_000} required>
            {tried?.body ?? m.t('callOut.tryText')}
          </textarea>
        )}
      </BasicField>
      {tried && (
        <div class="notice" role="status" tabindex={-1} autofocus>
          <p>
            {tried.silence === null
              ? m.t('callOut.answered', { ms: tried.ms })
              : m.t('callOut.silent', { ms: tried.ms, why: m.t(`callOut.silence.${tried.silence}`) })}{' '}
            {m.t('callOut.means', { verdict: m.t(`simulation.verdict.${tried.verdict}`) })}
          </p>
          {tried.status !== null && (
            <pre dir="ltr" tabindex={0} role="region" aria-label={m.t('callOut.answer')}>
              {`HTTP ${tried.status}\n${tried.text}`}
            </pre>
          )}
        </div>
      )}
      <p class="buttons">
        <button class="small">{m.t('callOut.trySend')}</button>
      </p>
    </PostForm>
  );
}

interface FormProps {
  form: string;
  fields: CallOutFields;
  view: CallOutsView;
  m: Messages;
}

function Form({ form, fields, view, m }: FormProps): JSX.Element {
  const { kind } = fields;
  const isNew = form === kind;
  const refusal = view.problem?.form === form ? view.problem.refusal : undefined;
  const isOther = refusal !== undefined && !Object.hasOwn(fields, refusal.field ?? '') && !view.owesStepUp;
  const hidden = isNew ? { do: 'add', kind } : { do: 'save', id: form };
  return (
    <PostForm action={deskUrls().callOuts(view.site.key)} hidden={hidden}>
      {isOther && <ErrorNote>{refusalText(m, refusal)}</ErrorNote>}
      {LINES[kind].map((name) => (
        <Line name={name} form={form} fields={fields} refusal={refusal} m={m} />
      ))}
      <p class="buttons">
        <button>{m.t(isNew ? `callOut.add.${kind}` : 'form.save')}</button>
      </p>
    </PostForm>
  );
}

type FieldName = Exclude<keyof CallOutFields, 'kind'>;

/** Which fields each kind of service has. */
const LINES: Readonly<Record<CallOutKind, readonly FieldName[]>> = {
  coral: ['name', 'url', 'format', 'timeoutMs', 'silence', 'isEnabled'],
  akismet: ['name', 'key', 'url', 'onSpam', 'sendsPerson', 'timeoutMs', 'silence', 'isEnabled'],
};

const CHOICES: { readonly [Name in FieldName]?: readonly string[] } = {
  silence: SILENCE_CHOICES,
  onSpam: SPAM_CHOICES,
  format: CALL_OUT_FORMATS,
};

function Line(props: {
  name: FieldName;
  form: string;
  fields: CallOutFields;
  refusal: Refusal | undefined;
  m: Messages;
}): JSX.Element {
  const { name, form, fields, refusal, m } = props;
  const meaning = `callOut.meaning.${name}` as MessageKey;
  return (
    <BasicField
      name={name}
      form={form}
      title={m.t(`callOut.field.${name}`)}
      meaning={m.template(meaning) === meaning ? undefined : m.format(meaning)}
      problem={refusal?.field === name ? { kind: 'refused', text: refusalText(m, refusal) } : undefined}
      m={m}
    >
      {(tie) => <Control name={name} fields={fields} tie={tie} m={m} />}
    </BasicField>
  );
}

function Control(props: {
  name: FieldName;
  fields: CallOutFields;
  tie: { readonly id: string; readonly name: string };
  m: Messages;
}): JSX.Element {
  const { name, fields, tie, m } = props;
  const value = fields[name];
  const choices = CHOICES[name];
  if (choices)
    return (
      <select {...tie}>
        {choices.map((choice) => (
          <option value={choice} selected={choice === value}>
            {m.format(`callOut.choice.${[name, choice].join('-')}` as MessageKey)}
          </option>
        ))}
      </select>
    );
  if (typeof value === 'boolean')
    return (
      <span class="switch">
        <input type="hidden" name={tie.name} value="false" />
        <input type="checkbox" {...tie} value="true" checked={value} />
        <span aria-hidden="true" data-on={m.t('desk.on')} data-off={m.t('desk.off')} />
      </span>
    );
  const { least, most } = CALL_OUT_TIMEOUT;
  if (name === 'timeoutMs')
    return <input {...tie} type="number" required min={least} max={most} step={1} value={value} />;
  if (name === 'key')
    return <input {...tie} type="password" autocomplete="off" maxlength={200} value={value} dir="ltr" />;
  if (name === 'url')
    return (
      <input
        {...tie}
        type="url"
        maxlength={1_000}
        value={value}
        dir="ltr"
        required={fields.kind === 'coral'}
        placeholder={fields.kind === 'akismet' ? AKISMET_URL : undefined}
      />
    );
  return <input {...tie} required maxlength={80} value={value} dir="auto" />;
}
