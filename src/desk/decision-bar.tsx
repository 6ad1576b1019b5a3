import type { JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { KeysContext, useDesk } from './desk-context.ts';
import { KeyButton } from './key-button.tsx';
import { KEYS } from './keys.ts';
import { RejectPanel } from './reject-panel.tsx';
import type { Choice } from './queue-state.ts';
import { mayMark, type Mark } from './marks.ts';
import type { Card } from './types.ts';

export interface DecisionBarProps {
  readonly card: Card;
  readonly isRejecting: boolean;
  /** Somebody else has it, or has decided. */
  readonly isOff: boolean;
  readonly onDecide: (choice: Choice) => void;
  readonly onReject: (isOpen: boolean) => void;
  readonly onMark: (mark: Mark) => void;
}

/** Whether a comment can be rejected. One that is rejected already can be again while its author contests that. */
export function canReject({ status, queues }: Card): boolean {
  return status !== 'rejected' || queues.includes('appeals');
}

/** What can be done with the open comment, with the keys that do it. */
export function DecisionBar(props: DecisionBarProps): JSX.Element {
  const { m } = useDesk();
  // While the reasons are open, their letters are the keys.
  const areKeysOn = useContext(KeysContext);
  const { card, isRejecting, isOff, onDecide, onReject, onMark } = props;
  const isPublished = card.status === 'published' && !card.isHeldEdit;
  const isSettled = card.queues.length === 0;
  const isAppealed = card.queues.includes('appeals');
  return (
    <footer class="decide">
      {isRejecting && (
        <RejectPanel
          id={card.id}
          onReason={(reason) => onDecide({ action: 'reject', reason })}
          onClose={() => onReject(false)}
        />
      )}
      <KeysContext.Provider value={areKeysOn && !isRejecting}>
        <div class="decisions" role="group" aria-label={m.t('moderation.decision')}>
          <KeyButton
            k={KEYS.approve}
            class="approve"
            disabled={isOff || (isSettled && isPublished)}
            onPress={() => onDecide({ action: 'approve', reason: null })}
          >
            {m.t(approveKey({ isAppealed, isKept: isPublished && !isSettled }))}
          </KeyButton>
          <KeyButton
            k={KEYS.reject}
            class="reject"
            disabled={isOff || !canReject(card)}
            isExpanded={isRejecting}
            onPress={() => onReject(!isRejecting)}
          >
            {m.t(isAppealed ? 'moderation.uphold' : 'moderation.reject')}
          </KeyButton>
          <KeyButton
            k={KEYS.escalate}
            class="second"
            disabled={isOff || card.queues.includes('escalated') || isSettled}
            onPress={() => onDecide({ action: 'escalate', reason: null })}
          >
            {m.t('moderation.escalate')}
          </KeyButton>
          <KeyButton
            k={KEYS.feature}
            class="second"
            disabled={!mayMark(card, 'featured')}
            isPressed={card.featured}
            onPress={() => onMark('featured')}
          >
            {m.t('moderation.feature')}
          </KeyButton>
          <KeyButton
            k={KEYS.pin}
            class="second"
            disabled={!mayMark(card, 'pinned')}
            isPressed={card.pinned}
            onPress={() => onMark('pinned')}
          >
            {m.t('moderation.pin')}
          </KeyButton>
        </div>
      </KeysContext.Provider>
    </footer>
  );
}

function approveKey({ isAppealed, isKept }: { isAppealed: boolean; isKept: boolean }) {
  if (isAppealed) return 'moderation.reverse';
  return isKept ? 'moderation.keep' : 'moderation.approve';
}
