import type { JSX } from 'preact';
import type { Messages } from '../../messages/index.ts';

/** What a value was and is. The arrow stands between the two, outside of both: each has a direction of its own. */
export function ChangedValue(props: { from: string | null; to: string | null; m: Messages }): JSX.Element {
  const { from, to, m } = props;
  return (
    <>
      {from !== null && <del dir="auto">{from}</del>}
      {from !== null && to !== null && (m.direction === 'rtl' ? ' ← ' : ' → ')}
      {to !== null && <ins dir="auto">{to}</ins>}
    </>
  );
}
