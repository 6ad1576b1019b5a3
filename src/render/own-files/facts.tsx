import type { JSX } from 'preact';
import { COMMENT_STATUSES } from '../../domain/comment.ts';
import { OWN_FIELDS, type OwnField, type OwnRow } from '../../domain/own-data.ts';
import type { Messages } from '../../messages/index.ts';

const FIELDS: ReadonlySet<string> = new Set(OWN_FIELDS);

/** What is stored in a row, each field by its name; what is empty is left out. */
export function Facts({ row, m }: { row: OwnRow; m: Messages }): JSX.Element {
  const facts = Object.entries(row).flatMap(([name, value]) => {
    const text = FIELDS.has(name) ? toText(m, value) : '';
    return text === '' ? [] : [{ name: name as OwnField, text }];
  });
  return (
    <dl>
      {facts.map(({ name, text }) => (
        <>
          <dt>{m.t(`ownField.${name}`)}</dt>
          <dd dir="auto">{text}</dd>
        </>
      ))}
    </dl>
  );
}

/** The name of a comment's state. */
export function statusText(m: Messages, status: string): string {
  const known = COMMENT_STATUSES.find((each) => each === status);
  return known ? m.t(`ownStatus.${known}`) : status;
}

function toText(m: Messages, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return m.dateTime(value);
  if (typeof value === 'boolean') return m.t(value ? 'ownFiles.yes' : 'ownFiles.no');
  if (typeof value === 'number') return m.number(value);
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map((each) => toText(m, each)).join(', ') : JSON.stringify(value);
}
