import type { JSX } from 'preact';
import { useDesk } from '../desk-context.ts';

/** The figures of moderation. */
export function NumbersPage(): JSX.Element {
  const { m } = useDesk();
  return (
    <div class="numbers">
      <h1>{m.t('moderation.numbersTitle')}</h1>
    </div>
  );
}
