import type { JSX } from 'preact';
import { RULE_FIELD_NAMES, RULE_FIELDS, type RuleField } from '../../domain/rules/fields.ts';
import { CONSEQUENCES } from '../../domain/rules/settings.ts';
import type { Messages } from '../../messages/index.ts';
import { ChangedValue } from './changed-value.tsx';
import { ruleFieldTitle } from './rule-field.tsx';

interface ListChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What a version of the rules has changed. */
export interface RuleChangesView {
  readonly settings: readonly { readonly name: string; readonly from: unknown; readonly to: unknown }[];
  readonly bannedWords: ListChanges;
  readonly suspectWords: ListChanges;
}

/** More entries than this say less than their number. */
const MOST_ENTRIES = 8;

/** What a version has changed, a line for each field. */
export function RuleChanges({ changes, m }: { changes: RuleChangesView; m: Messages }): JSX.Element {
  return (
    <ul class="changes">
      {changes.settings.flatMap(({ name, from, to }) => {
        const field = RULE_FIELD_NAMES.find((each) => each === name);
        return field === undefined
          ? []
          : [
              <li>
                {ruleFieldTitle(m, field)}{' '}
                <ChangedValue
                  from={toWords(m, RULE_FIELDS[field], from)}
                  to={toWords(m, RULE_FIELDS[field], to)}
                  m={m}
                />
              </li>,
            ];
      })}
      {(['bannedWords', 'suspectWords'] as const).map((name) => (
        <ListChange title={ruleFieldTitle(m, name)} changes={changes[name]} m={m} />
      ))}
    </ul>
  );
}

function ListChange(props: { title: string; changes: ListChanges; m: Messages }): JSX.Element | null {
  const { title, changes, m } = props;
  const { added, removed } = changes;
  if (added.length + removed.length === 0) return null;
  const shorten = (entries: readonly string[]) =>
    entries.slice(0, MOST_ENTRIES).join(' · ') + (entries.length > MOST_ENTRIES ? ' …' : '');
  return (
    <li>
      {title}
      {added.length > 0 && (
        <>
          {' '}
          <ins>
            {m.t('ruleVersions.added', { count: added.length })} <code dir="auto">{shorten(added)}</code>
          </ins>
        </>
      )}
      {removed.length > 0 && (
        <>
          {' '}
          <del>
            {m.t('ruleVersions.removed', { count: removed.length })}{' '}
            <code dir="auto">{shorten(removed)}</code>
          </del>
        </>
      )}
    </li>
  );
}

function toWords(m: Messages, { kind }: RuleField, value: unknown): string {
  if (value === null) return m.t('rules.noLimit');
  const consequence = CONSEQUENCES.find((each) => each === value);
  if (consequence !== undefined) return m.t(`rules.consequence.${consequence}`);
  if (Array.isArray(value)) return value.length === 0 ? m.t('desk.nothing') : value.join(', ');
  if (kind === 'percent') return m.t('rules.percent', { share: Math.round(Number(value) * 1_000) / 10 });
  return m.number(Number(value));
}
