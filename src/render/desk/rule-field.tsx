import type { JSX } from 'preact';
import { RULE_FIELDS, type RuleField as Field, type RuleFieldName } from '../../domain/rules/fields.ts';
import { CONSEQUENCES } from '../../domain/rules/settings.ts';
import type { MessageKey, Messages } from '../../messages/index.ts';
import { BasicField } from './basic-field.tsx';
import type { FieldProblem } from './views.ts';

/** The fields of rules by name, as their form writes them. */
export type RuleTexts = Readonly<Record<RuleFieldName, string>>;

/** What a field of the rules is called. */
export function ruleFieldTitle(m: Messages, name: RuleFieldName): string {
  return m.format(`rules.field.${name.replace('.', '-')}` as MessageKey);
}

function meaningOf(m: Messages, name: RuleFieldName): string | undefined {
  const key = `rules.meaning.${name.replace('.', '-')}` as MessageKey;
  return m.template(key) === key ? undefined : m.format(key);
}

/** One setting of the rules, with what it means and what is wrong with it. */
export function RuleField(props: {
  name: RuleFieldName;
  text: string;
  problem: FieldProblem | undefined;
  m: Messages;
}): JSX.Element {
  const { name, text, problem, m } = props;
  const field: Field = RULE_FIELDS[name];
  return (
    <BasicField
      name={name}
      title={ruleFieldTitle(m, name)}
      meaning={meaningOf(m, name)}
      problem={problem}
      m={m}
    >
      {(tie) => <Control field={field} text={text} tie={tie} m={m} />}
    </BasicField>
  );
}

function Control(props: {
  field: Field;
  text: string;
  tie: { readonly id: string; readonly name: string };
  m: Messages;
}): JSX.Element {
  const { field, text, tie, m } = props;
  const { kind, least = 0, most = 100, isOptional } = field;
  if (kind === 'list' || kind === 'domains')
    return (
      <textarea
        {...tie}
        class={kind === 'list' ? 'lines long' : 'lines'}
        dir={kind === 'list' ? 'auto' : 'ltr'}
        spellcheck={false}
        autocapitalize="none"
      >
        {text}
      </textarea>
    );
  if (kind === 'codes')
    return <input {...tie} value={text} dir="ltr" maxlength={500} autocapitalize="none" spellcheck={false} />;
  if (kind === 'consequence')
    return (
      <select {...tie}>
        {CONSEQUENCES.map((each) => (
          <option value={each} selected={each === text}>
            {m.t(`rules.consequence.${each}`)}
          </option>
        ))}
      </select>
    );
  return (
    <input
      {...tie}
      type="number"
      inputmode={kind === 'percent' ? 'decimal' : 'numeric'}
      step={kind === 'percent' ? 'any' : 1}
      min={least}
      max={most}
      required={!isOptional}
      value={text}
    />
  );
}
