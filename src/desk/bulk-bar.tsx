import type { JSX } from 'preact';
import { BULK_DRAFT, decideBulk, previewBulk } from './bulk.ts';
import { storyTitle } from './card-view.tsx';
import { useContext } from 'preact/hooks';
import { KeysContext, useDesk } from './desk-context.ts';
import { KeyButton } from './key-button.tsx';
import { KEYS } from './keys.ts';
import type { Choice, QueueState } from './queue-state.ts';
import type { Queue } from './queue.ts';
import { RejectPanel } from './reject-panel.tsx';
import type { BulkPreview, Card } from './types.ts';

interface BulkBarProps {
  readonly queue: Queue;
  readonly state: QueueState;
  /** Whether the reasons are shown. */
  readonly isRejecting: boolean;
  readonly onReject: (isOpen: boolean) => void;
}

/** What is done with many comments at once: those that are ticked, or all that the filter finds. */
export function BulkBar({ queue, state, isRejecting, onReject }: BulkBarProps): JSX.Element {
  const { m } = useDesk();
  // While the reasons are open, their letters are the keys.
  const areKeysOn = useContext(KeysContext);
  const { preview, isBulkSending: isSending, selected } = state;
  const count = preview?.count ?? selected.size;
  const decide = (choice: Choice) => void decideBulk(queue, choice);
  return (
    <section class="bulk" aria-label={m.t('moderation.bulk')}>
      <p>
        <strong>{m.t('moderation.selected', { count })}</strong>
        {preview?.isAtLeast === true && ` ${m.t('moderation.orMore')}`}
      </p>
      <KeysContext.Provider value={areKeysOn && !isRejecting}>
        <div class="decisions">
          <KeyButton
            k={KEYS.approve}
            class="approve"
            isBusy={isSending}
            onPress={() => decide({ action: 'approve', reason: null })}
          >
            {m.t('moderation.approve')}
          </KeyButton>
          <KeyButton
            k={KEYS.reject}
            class="reject"
            isBusy={isSending}
            isExpanded={isRejecting}
            onPress={() => onReject(!isRejecting)}
          >
            {m.t('moderation.reject')}
          </KeyButton>
          {preview === null && (
            <KeyButton class="second" onPress={() => void previewBulk(queue)}>
              {m.t('moderation.selectAll')}
            </KeyButton>
          )}
          <KeyButton k="Esc" class="second" onPress={() => queue.clearSelection()}>
            {m.t('moderation.clear')}
          </KeyButton>
        </div>
      </KeysContext.Provider>
      {isRejecting && (
        <RejectPanel
          id={BULK_DRAFT}
          onReason={(reason) => decide({ action: 'reject', reason })}
          onClose={() => onReject(false)}
        />
      )}
      {preview && <Samples preview={preview} />}
    </section>
  );
}

function Samples({ preview }: { preview: BulkPreview }): JSX.Element {
  const { m } = useDesk();
  return (
    <div class="samples">
      <p>
        {Object.entries(preview.byStatus)
          .map(
            ([status, count]) =>
              `${m.t(`moderation.status.${status as Card['status']}`)}: ${m.number(count)}`,
          )
          .join(' · ')}
      </p>
      <p>{m.t('moderation.forExample')}</p>
      <ul>
        {preview.cards.map((card) => (
          <li key={card.id}>
            <strong>
              <bdi>{card.author?.name ?? m.t('moderation.nameless')}</bdi>
            </strong>{' '}
            <small dir="auto">{storyTitle(card)}</small> <span dir="auto">{card.text.slice(0, 160)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
