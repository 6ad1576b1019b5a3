import { Option, type Command } from 'commander';
import type { OrganisationSettings } from '../domain/organisation-settings.ts';
import { describeAllowed, type Setting } from '../domain/setting.ts';
import type { SiteSettings } from '../domain/site-settings.ts';
import { messages } from '../messages/index.ts';
import type { GivenSettings } from '../service/change-settings.ts';

type Name = keyof SiteSettings | keyof OrganisationSettings;
type Table = Readonly<Partial<Record<Name, Setting>>>;

/** The option of a setting: `editWindowMinutes` is `--edit-window-minutes`. */
export function toFlag(name: string): string {
  return `--${name.replaceAll(/[A-Z]+/g, (capitals) => `-${capitals.toLowerCase()}`)}`;
}

function listSettings(table: Table): [Name, Setting][] {
  return Object.entries(table) as [Name, Setting][];
}

/** Gives a command an option for each setting of a table; what is a flag can be switched off with `--no-`. */
export function addSettingChoices(command: Command, table: Table): Command {
  const m = messages('en');
  for (const [name, setting] of listSettings(table)) {
    const flag = toFlag(name);
    const meaning = m.t(`settingMeaning.${name}`);
    if (setting.kind === 'flag') {
      command.addOption(new Option(flag, `${meaning} (${setting.default ? 'on' : 'off'})`));
      command.addOption(new Option(flag.replace('--', '--no-'), 'switches that off'));
      continue;
    }
    const allowed = `${describeAllowed(setting)}; ${JSON.stringify(setting.default)}`;
    command.addOption(new Option(`${flag} <value>`, `${meaning} (${allowed})`));
  }
  return command;
}

/** The settings that a command line names, as they were typed: the verb says what is allowed. */
export function readSettingChoices(options: Readonly<Record<string, unknown>>, table: Table): GivenSettings {
  const given = listSettings(table).map(([name]) => {
    const value = options[new Option(toFlag(name)).attributeName()];
    return [name, value] as const;
  });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}
