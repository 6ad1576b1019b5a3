import type { Setting } from '../../domain/setting.ts';
import type { MessageKey, Messages } from '../../messages/index.ts';
import { settingTitle, settingValue, type SettingChange } from '../../render/index.ts';
import type { Written } from './sent-settings.ts';

/** Fields beside the settings, with what they are called. */
const TITLES: Readonly<Record<string, MessageKey>> = {
  name: 'desk.siteName',
  language: 'desk.siteLanguage',
  origins: 'desk.origins',
};

/**
 * What differs between two states of a form, in words; and the fields that bring back the first one, which change
 * nothing where somebody else has changed the same since.
 */
export function describeChanges(
  m: Messages,
  state: {
    readonly table: Readonly<Record<string, Setting>>;
    readonly before: Written;
    readonly after: Written;
  },
): { readonly changes: readonly SettingChange[]; readonly undo: readonly (readonly [string, string])[] } {
  const { table, before, after } = state;
  const names = Object.keys(after).filter((name) => after[name] !== before[name]);
  const write = (name: string, value = ''): string => {
    const setting = table[name];
    return setting
      ? settingValue(m, { name, setting }, value)
      : value.replaceAll('\n', ', ') || m.t('desk.nothing');
  };
  const changes = names.map((name) => ({
    name: table[name] ? settingTitle(m, name) : m.format(TITLES[name] ?? 'desk.siteName'),
    from: write(name, before[name]),
    to: write(name, after[name]),
  }));
  const fields = names.map((name) => [table[name] ? `setting.${name}` : name, before[name] ?? ''] as const);
  const shown = JSON.stringify(Object.fromEntries(names.map((name) => [name, after[name]])));
  return { changes, undo: [['shown', shown], ...fields] };
}
