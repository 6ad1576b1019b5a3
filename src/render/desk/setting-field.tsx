import type { JSX } from 'preact';
import type { Setting } from '../../domain/setting.ts';
import type { MessageKey, Messages } from '../../messages/index.ts';
import type { FieldProblem, SettingView } from './views.ts';

/** Texts longer than this are written in a field of several lines. */
const ONE_LINE = 1_000;

/** A setting: its name, what it does, its field, and what it is where nobody says anything. */
export function SettingField(props: {
  view: SettingView;
  m: Messages;
  /** What to know before it is changed. */
  note?: string | undefined;
}): JSX.Element {
  const { view, m, note } = props;
  const { name, setting, saved, problem } = view;
  const isOwn = saved !== String(setting.default);
  return (
    <div class={isOwn ? 'setting own' : 'setting'}>
      <div>
        <label for={`setting-${name}`}>{settingTitle(m, name)}</label>
        <p class="meaning" id={`meaning-${name}`}>
          {m.format(`settingMeaning.${name}` as MessageKey)}
        </p>
        {note !== undefined && <p class="note">{note}</p>}
      </div>
      <div>
        <Control view={view} m={m} />
        {problem && <Problem name={name} setting={setting} problem={problem} m={m} />}
        <p class="default" id={`default-${name}`}>
          {isOwn && <strong>{m.t('desk.changed')} </strong>}
          {m.t('desk.default', { value: settingValue(m, { name, setting }, String(setting.default)) })}{' '}
          {isOwn && (
            <button class="quiet" name="useDefault" value={name}>
              {m.t('desk.useDefault')}
              <span class="visually-hidden">: {settingTitle(m, name)}</span>
            </button>
          )}
        </p>
      </div>
    </div>
  );
}

/** What a setting is called. */
export function settingTitle(m: Messages, name: string): string {
  return m.format(`setting.${name}` as MessageKey);
}

/** A setting's value in words: On, 1,000, the name of a choice, a text in quotation marks. */
export function settingValue(
  m: Messages,
  { name, setting }: { readonly name: string; readonly setting: Setting },
  value: string,
): string {
  if (setting.kind === 'flag') return m.t(value === 'true' ? 'desk.on' : 'desk.off');
  if (setting.kind === 'number') return m.number(Number(value));
  if (setting.kind === 'choice') return optionText(m, name, value);
  return value === '' ? m.t('desk.nothing') : m.t('desk.quoted', { text: value });
}

function optionText(m: Messages, name: string, option: string): string {
  return m.format(`settingOption.${name}.${option}` as MessageKey);
}

function Control({ view, m }: { view: SettingView; m: Messages }): JSX.Element {
  const { name, setting, typed, problem } = view;
  const attributes = {
    id: `setting-${name}`,
    name: `setting.${name}`,
    'aria-describedby': `meaning-${name} default-${name}${problem ? ` problem-${name}` : ''}`,
    ...(problem ? { 'aria-invalid': 'true' as const, autofocus: true } : {}),
  };
  if (setting.kind === 'flag') {
    return (
      <span class="switch">
        <input type="hidden" name={`setting.${name}`} value="false" />
        <input type="checkbox" {...attributes} value="true" checked={typed === 'true'} />
        <span aria-hidden="true" data-on={m.t('desk.on')} data-off={m.t('desk.off')} />
      </span>
    );
  }
  if (setting.kind === 'choice') {
    return (
      <select {...attributes}>
        {setting.options.map((option) => (
          <option value={option} selected={option === typed}>
            {optionText(m, name, option)}
          </option>
        ))}
      </select>
    );
  }
  if (setting.kind === 'number') {
    return (
      <input
        {...attributes}
        type="number"
        inputmode="numeric"
        min={setting.least}
        max={setting.most}
        required
        value={typed}
      />
    );
  }
  return setting.longest > ONE_LINE ? (
    <textarea {...attributes} maxlength={setting.longest} dir="auto">
      {typed}
    </textarea>
  ) : (
    <input {...attributes} maxlength={setting.longest} value={typed} dir="auto" />
  );
}

function Problem(props: { name: string; setting: Setting; problem: FieldProblem; m: Messages }): JSX.Element {
  const { name, setting, problem, m } = props;
  return (
    <p class="error" id={`problem-${name}`}>
      {problem.kind === 'wrong' && allowedText(m, setting)}
      {problem.kind === 'refused' && problem.text}
      {problem.kind === 'overtaken' &&
        m.t('desk.overtaken', {
          by: problem.by ?? m.t('desk.somebody'),
          now: settingValue(m, { name, setting }, problem.now),
        })}
    </p>
  );
}

function allowedText(m: Messages, setting: Setting): string {
  if (setting.kind === 'number')
    return m.t('desk.allowedNumber', { least: setting.least, most: setting.most });
  if (setting.kind === 'text') return m.t('desk.allowedText', { longest: setting.longest });
  return m.t('desk.allowedChoice');
}
