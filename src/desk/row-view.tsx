import type { JSX } from 'preact';
import type { Holder } from './claims.ts';
import { storyTitle } from './card-view.tsx';
import { useDesk } from './desk-context.ts';
import { troubleText } from './queue-texts.ts';
import { ruleName } from './rule-text.ts';
import type { Trouble } from './queue-state.ts';
import { Ago } from './time.tsx';
import type { Card } from './types.ts';

interface RowViewProps {
  readonly card: Card;
  readonly holder: Holder;
  readonly trouble: Trouble | undefined;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onOpen: () => void;
}

/** A comment that waits below or above the open one: who, where, why, since when, and how it begins. */
export function RowView({ card, holder, trouble, isSelected, onSelect, onOpen }: RowViewProps): JSX.Element {
  const { m } = useDesk();
  const isElsewhere = holder !== null && holder !== undefined && !holder.isOwn;
  const name = card.author?.name ?? m.t('moderation.nameless');
  return (
    <div class={`row${trouble ? ' gone' : ''}`}>
      <label class="pick">
        <input
          type="checkbox"
          checked={isSelected}
          onChange={onSelect}
          aria-label={m.t('moderation.selectOf', { name })}
        />
      </label>
      <button type="button" class="opener" onClick={onOpen}>
        <span class="who-wrote">
          <bdi>{name}</bdi>
        </span>
        <span class="where" dir="auto">
          {storyTitle(card)}
        </span>
        <span class="since">
          <Ago at={card.waitingSince ?? card.createdAt} />
        </span>
        <span class="begins" dir="auto">
          {card.text.slice(0, 240)}
        </span>
        <span class="tags">
          {isElsewhere && (
            <span class="tag claimed" data-claimed>
              {m.t('moderation.has', { name: holder.by.name ?? m.t('moderation.somebody') })}
            </span>
          )}
          {trouble && <span class="tag">{troubleText(m, trouble)}</span>}
          <Tags card={card} />
        </span>
      </button>
    </div>
  );
}

function Tags({ card }: { card: Card }): JSX.Element {
  const { m } = useDesk();
  return (
    <>
      {card.appeal && <span class="tag strict">{m.t('moderation.appeal')}</span>}
      {card.reports.length > 0 && (
        <span class="tag strict">{m.t('moderation.reports', { count: card.reports.length })}</span>
      )}
      {card.isHeldEdit && <span class="tag">{m.t('moderation.edited')}</span>}
      {card.reasons.map(({ rule, verdict }) => (
        <span class={`tag ${verdict === 'reject' ? 'strict' : ''}`} key={rule}>
          {ruleName(m, rule)}
        </span>
      ))}
    </>
  );
}
