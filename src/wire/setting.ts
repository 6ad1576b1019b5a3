import * as z from 'zod';
import { describeAllowed, type Setting } from '../domain/setting.ts';

const TYPES = { flag: 'boolean', number: 'integer', choice: 'string', text: 'string' } as const;

function toMeta(setting: Setting): { type: (typeof TYPES)[Setting['kind']]; description: string } {
  const described = `Allowed is ${describeAllowed(setting)}. Default: ${JSON.stringify(setting.default)}.`;
  return { type: TYPES[setting.kind], description: described };
}

/** Every setting of a table with the value it has. */
export function settingsSchema(table: Readonly<Record<string, Setting>>) {
  return z.object(mapValues(table, (setting) => toSchema(setting).meta(toMeta(setting))));
}

/**
 * Some settings of a table, to be changed. Any value gets through here, since the verb says of a wrong one what is
 * allowed.
 */
export function settingChangesSchema(table: Readonly<Record<string, Setting>>) {
  return z.looseObject(mapValues(table, (setting) => z.unknown().optional().meta(toMeta(setting))));
}

function toSchema(setting: Setting) {
  if (setting.kind === 'flag') return z.boolean();
  return setting.kind === 'number' ? z.int() : z.string();
}

function mapValues<T>(
  table: Readonly<Record<string, Setting>>,
  map: (setting: Setting) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(table).map(([name, setting]) => [name, map(setting)]));
}
