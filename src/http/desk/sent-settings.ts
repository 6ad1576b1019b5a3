import { parseSetting, type Setting } from '../../domain/setting.ts';
import type { FieldProblem, SettingView } from '../../render/index.ts';

/** Settings by name, all in the spelling of forms: `true`, `15`, `refuse`. */
export type Written = Readonly<Record<string, string>>;

/** The fields of a form, as they arrive: a field that stands in it twice is a list. */
export type FormFields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a form asks for, held against what is saved and against what it showed. */
export interface SentSettings {
  /** What is to change, as it is to be saved. */
  readonly change: Readonly<Record<string, boolean | number | string>>;
  /** What stands in the fields. */
  readonly typed: Written;
  readonly problems: Readonly<Record<string, FieldProblem>>;
}

interface Sent {
  readonly fields: FormFields;
  /** What is saved now. */
  readonly saved: Written;
  /** What was saved when the form was shown. */
  readonly shown: Written;
}

/**
 * Reads a form of settings. Only fields that the person touched count, so that two people may change different settings
 * at once; a field that somebody else changed meanwhile to something else is a problem, not overwritten.
 * `useDefault` names a setting that goes back to its default.
 */
export function readSentSettings(table: Readonly<Record<string, Setting>>, sent: Sent): SentSettings {
  const change: Record<string, boolean | number | string> = {};
  const typed: Record<string, string> = {};
  const problems: Record<string, FieldProblem> = {};
  const toDefault = lastOf(sent.fields['useDefault']);
  for (const [name, setting] of Object.entries(table)) {
    const saved = sent.saved[name] ?? '';
    const shown = sent.shown[name] ?? saved;
    const asked =
      name === toDefault ? String(setting.default) : (lastOf(sent.fields[`setting.${name}`]) ?? shown);
    const value = parseSetting(setting, asked);
    const text = value === null ? asked : String(value);
    typed[name] = text === shown ? saved : text;
    if (typed[name] === saved) continue;
    if (value === null) problems[name] = { kind: 'wrong' };
    else if (saved !== shown && name !== toDefault)
      problems[name] = { kind: 'overtaken', now: saved, by: null };
    else change[name] = value;
  }
  return { change, typed, problems };
}

/** Settings as forms write them. */
export function toWritten(values: object): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** What a form showed, as it carries it along; what is not readable shows nothing. */
export function readShown(text: string | readonly string[] | undefined): Written {
  try {
    const read: unknown = JSON.parse(lastOf(text) ?? '{}');
    return typeof read === 'object' && read !== null ? toWritten(read) : {};
  } catch {
    return {};
  }
}

/** The last of a field's values: a box that is not ticked sends only the hidden one before it. */
export function lastOf(field: string | readonly string[] | undefined): string | undefined {
  return typeof field === 'string' ? field : field?.at(-1);
}

/** The settings of a table for its form. */
export function toSettingViews(
  table: Readonly<Record<string, Setting>>,
  state: { readonly saved: Written; readonly sent?: Pick<SentSettings, 'typed' | 'problems'> | undefined },
): SettingView[] {
  return Object.entries(table).map(([name, setting]) => {
    const saved = state.saved[name] ?? String(setting.default);
    return {
      name,
      setting,
      saved,
      typed: state.sent?.typed[name] ?? saved,
      problem: state.sent?.problems[name],
    };
  });
}
