import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { parseSetting, type Setting, type SettingValues } from '../domain/setting.ts';

/** Settings by name, as JSON, a form or a command line gives them. */
export type GivenSettings = Readonly<Record<string, unknown>>;

/**
 * Reads settings by their table. The refusal of one that cannot be names it as its field, and what is allowed in its
 * figures.
 */
export function readSettings<Table extends Record<string, Setting>>(
  table: Table,
  given: GivenSettings,
): Partial<SettingValues<Table>> | Refusal {
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const parsed = readSetting(table, name, value);
    if (isRefusal(parsed)) return parsed;
    read[name] = parsed;
  }
  return read as Partial<SettingValues<Table>>;
}

function readSetting(table: Record<string, Setting>, name: string, value: unknown): unknown {
  const setting = Object.hasOwn(table, name) ? table[name] : undefined;
  if (setting === undefined)
    return refuse('setting_unknown', { field: 'settings', figures: { setting: name.slice(0, 100) } });
  return (
    parseSetting(setting, value) ?? refuse('setting_invalid', { field: name, figures: toFigures(setting) })
  );
}

function toFigures(setting: Setting): Record<string, number | string> {
  if (setting.kind === 'number') return { kind: setting.kind, least: setting.least, most: setting.most };
  if (setting.kind === 'choice') return { kind: setting.kind, options: setting.options.join(', ') };
  if (setting.kind === 'text') return { kind: setting.kind, longest: setting.longest };
  return { kind: setting.kind };
}

export interface Difference {
  readonly from: Readonly<Record<string, unknown>>;
  readonly to: Readonly<Record<string, unknown>>;
}

/** What differs between two states of a thing, by name, for the audit log; null when nothing does. */
export function toDifference(before: object, after: object): Difference | null {
  const from = before as Readonly<Record<string, unknown>>;
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(from[name] ?? null) !== JSON.stringify(value ?? null),
  );
  if (changed.length === 0) return null;
  return {
    from: Object.fromEntries(changed.map(([name]) => [name, from[name] ?? null])),
    to: Object.fromEntries(changed),
  };
}
