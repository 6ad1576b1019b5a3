import {
  RULE_FIELD_NAMES,
  RULE_FIELDS,
  type RuleField,
  type RuleFieldName,
} from '../../domain/rules/fields.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refusalText, type Messages } from '../../messages/index.ts';
import type { FieldProblem, RuleTexts } from '../../render/index.ts';
import { listWrongLines, WORD_LISTS, type RuleCandidate } from '../../service/read-rule-candidate.ts';
import { ruleCandidateSchema } from '../../wire/rules.ts';
import { readLines } from './form-fields.ts';
import { lastOf, type FormFields } from './sent-settings.ts';

export type RuleProblems = Partial<Record<RuleFieldName, FieldProblem>>;

/** Rules as a form has sent them. */
export interface SentRules {
  readonly typed: RuleTexts;
  /** Null where a field cannot be what it has to be. */
  readonly rules: RuleCandidate | null;
  readonly problems: RuleProblems;
}

/** Rules as their form writes them. */
export function toRuleTexts({ settings, bannedWords, suspectWords }: RuleCandidate): RuleTexts {
  const values = { ...settings, bannedWords, suspectWords } as Readonly<Record<string, unknown>>;
  const texts = RULE_FIELD_NAMES.map((name) => [name, toText(RULE_FIELDS[name], pick(values, name))]);
  return Object.fromEntries(texts) as RuleTexts;
}

function pick(values: Readonly<Record<string, unknown>>, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>((value, part) => (value as Readonly<Record<string, unknown>>)[part], values);
}

/** A value of the rules as a form writes it. */
export function toText({ kind }: RuleField, value: unknown): string {
  if (kind === 'percent') return String(Math.round(Number(value) * 1_000) / 10);
  if (Array.isArray(value)) return value.join(kind === 'domains' ? '\n' : ', ');
  return value === null ? '' : `${value as string | number}`;
}

/** Reads the form of rules. What is wrong is said at its field; all that was typed is kept. */
export function readRuleForm(m: Messages, body: FormFields, shown: RuleTexts): SentRules {
  const typed = Object.fromEntries(
    RULE_FIELD_NAMES.map((name) => [name, lastOf(body[name]) ?? shown[name]]),
  ) as RuleTexts;
  const settings: Record<string, unknown> = {};
  for (const name of RULE_FIELD_NAMES) {
    const [part = '', inner] = name.split('.');
    const value = toValue(RULE_FIELDS[name], typed[name]);
    if (inner === undefined) settings[part] = value;
    else settings[part] = { ...(settings[part] as object | undefined), [inner]: value };
  }
  const { bannedWords, suspectWords } = typed;
  const read = ruleCandidateSchema.safeParse({ settings, bannedWords, suspectWords });
  const problems = { ...listLineProblems(m, typed) };
  for (const { path } of read.error?.issues ?? []) {
    const name = findField(path.map(String));
    if (name !== undefined) problems[name] = { kind: 'refused', text: allowedText(m, RULE_FIELDS[name]) };
  }
  return { typed, problems, rules: Object.keys(problems).length === 0 && read.success ? read.data : null };
}

function toValue({ kind, isOptional }: RuleField, text: string): unknown {
  if (kind === 'domains') return readLines(text);
  if (kind === 'codes') return text.split(/[\s,;]+/).filter((code) => code !== '');
  if (kind !== 'number' && kind !== 'percent') return text;
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return isOptional ? null : Number.NaN;
  return kind === 'percent' ? Number(trimmed) / 100 : Number(trimmed);
}

function findField([first, ...rest]: readonly string[]): RuleFieldName | undefined {
  const path = first === 'settings' ? rest : [first ?? ''];
  return RULE_FIELD_NAMES.find((name) => name === path.slice(0, 2).join('.') || name === path[0]);
}

function allowedText(m: Messages, { kind, least = 0, most = 100 }: RuleField): string {
  if (kind === 'number' || kind === 'percent') return m.t('desk.allowedNumber', { least, most });
  return kind === 'consequence' ? m.t('desk.allowedChoice') : m.t('rules.listTooLong');
}

/** More is no help: the first lines show what the list has in common. */
const MOST_LINES = 5;

function listLineProblems(m: Messages, typed: RuleTexts): RuleProblems {
  const problems: RuleProblems = {};
  for (const name of WORD_LISTS) {
    const wrong = listWrongLines(typed[name]);
    if (wrong.length === 0) continue;
    const lines = wrong
      .slice(0, MOST_LINES)
      .map(({ line, entry, reason }) =>
        m.t('rules.wrongLine', { line, entry: entry.slice(0, 60), why: m.t(`rules.wrong.${reason}`) }),
      );
    const rest = wrong.length - lines.length;
    const text = rest === 0 ? lines : [...lines, m.t('rules.wrongMore', { count: rest })];
    problems[name] = { kind: 'refused', text: text.join('\n') };
  }
  return problems;
}

/** The problem of the field that a refusal names; null where it is about all of them. */
export function toRuleProblem(m: Messages, refusal: Refusal): RuleProblems | null {
  const name = RULE_FIELD_NAMES.find((each) => each === refusal.field);
  return name === undefined ? null : { [name]: { kind: 'refused', text: refusalText(m, refusal) } };
}
