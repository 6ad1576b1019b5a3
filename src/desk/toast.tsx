import type { JSX } from 'preact';
import { useDesk } from './desk-context.ts';
import { KeyButton } from './key-button.tsx';
import { KEYS } from './keys.ts';
import { choiceText } from './queue-texts.ts';
import type { Undo } from './queue-state.ts';
import { useNow } from './time.tsx';

/** What was just done, and the seconds in which it can be taken back. */
export function Toast({ undo, onUndo }: { undo: Undo; onUndo: () => void }): JSX.Element | null {
  const { m } = useDesk();
  const now = useNow(250);
  const seconds = Math.ceil((undo.until - now) / 1_000);
  if (seconds <= 0) return null;
  const done = choiceText(m, undo.choice);
  return (
    <div class="toast">
      <p>
        {undo.what.kind === 'bulk'
          ? m.t('moderation.bulkDone', { what: done, count: undo.what.count })
          : done}
      </p>
      <KeyButton k={KEYS.undo} class="small" onPress={onUndo}>
        {m.t('moderation.undo')}
      </KeyButton>
      <span class="seconds" aria-hidden="true">
        {m.number(seconds)}
      </span>
    </div>
  );
}
