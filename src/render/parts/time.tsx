import type { JSX } from 'preact';
import type { Messages } from '../../messages/index.ts';

/** A time, to the minute and in UTC; the script puts it into the reader's own zone and way of writing. */
export function Time({ at, m }: { at: Date; m: Messages }): JSX.Element {
  return <time datetime={`${at.toISOString().slice(0, 16)}Z`}>{m.dateTime(at)}</time>;
}
