import { diffWordsWithSpace } from 'diff';
import type { JSX } from 'preact';

/** What differs between two texts, word by word. */
export function Difference({ from, to }: { from: string; to: string }): JSX.Element {
  return (
    <p class="plain difference" dir="auto">
      {diffWordsWithSpace(from, to).map(({ value, added, removed }, index) => {
        if (added) return <ins key={index}>{value}</ins>;
        return removed ? <del key={index}>{value}</del> : <span key={index}>{value}</span>;
      })}
    </p>
  );
}
