/** How a setting is written: what it may be, and what it is where nobody has said anything. */
export type Setting =
  | { readonly kind: 'flag'; readonly default: boolean }
  | { readonly kind: 'number'; readonly default: number; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly default: string; readonly options: readonly string[] }
  | { readonly kind: 'text'; readonly default: string; readonly longest: number };

export const SETTING_KINDS = [
  'flag',
  'number',
  'choice',
  'text',
] as const satisfies readonly Setting['kind'][];

type ValueOf<S> = S extends { kind: 'flag' }
  ? boolean
  : S extends { kind: 'number' }
    ? number
    : S extends { kind: 'choice'; options: readonly (infer Option)[] }
      ? Option
      : string;

/** The values of a table of settings. */
export type SettingValues<Table extends Record<string, Setting>> = {
  readonly [Name in keyof Table]: ValueOf<Table[Name]>;
};

/** What a table's settings are where nobody has said anything. */
export function toDefaults<Table extends Record<string, Setting>>(table: Table): SettingValues<Table> {
  const defaults = Object.entries(table).map(([name, setting]) => [name, setting.default] as const);
  return Object.fromEntries(defaults) as unknown as SettingValues<Table>;
}

/**
 * Reads the value of a setting from JSON, a form or a command line; null where it is not one that is allowed. Flags are
 * `true` and `false`.
 */
export function parseSetting(setting: Setting, given: unknown): boolean | number | string | null {
  if (setting.kind === 'flag') return FLAGS.get(given) ?? null;
  if (setting.kind === 'number') return parseNumber(setting, given);
  if (typeof given !== 'string') return null;
  if (setting.kind === 'choice') return setting.options.includes(given) ? given : null;
  return given.length <= setting.longest ? given : null;
}

const FLAGS = new Map<unknown, boolean>([
  [true, true],
  ['true', true],
  [false, false],
  ['false', false],
]);

function parseNumber(setting: { least: number; most: number }, given: unknown): number | null {
  const value = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  if (typeof value !== 'number' || !Number.isInteger(value)) return null;
  return value >= setting.least && value <= setting.most ? value : null;
}

/** What a setting may be, for people who write programs: `a whole number from 1 to 100000`. */
export function describeAllowed(setting: Setting): string {
  if (setting.kind === 'flag') return 'true or false';
  if (setting.kind === 'number') return `a whole number from ${setting.least} to ${setting.most}`;
  if (setting.kind === 'choice') return `one of ${setting.options.join(', ')}`;
  return `a text of at most ${setting.longest} characters`;
}
