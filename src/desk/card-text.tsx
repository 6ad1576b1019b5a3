import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { useDesk } from './desk-context.ts';
import { reasonText } from './rule-text.ts';
import { toNodes, type Mark } from './to-nodes.tsx';
import type { Card } from './types.ts';

/** A text longer than this is folded: the decision should not be a screen away. */
const FOLD_AT = 1_600;

/** What the comment says, with what the rules found marked in it. */
export function CardText({ card }: { card: Card }): JSX.Element {
  const { m } = useDesk();
  const isLong = card.text.length > FOLD_AT;
  const [isFolded, setFolded] = useState(isLong);
  const nodes = useMemo(() => {
    const marks = card.reasons.flatMap((reason): Mark[] =>
      reason.spans.map((span) => ({
        ...span,
        title: reasonText(m, reason),
        strict: reason.verdict === 'reject',
      })),
    );
    return toNodes(card, marks);
  }, [card, m]);
  return (
    <>
      <div
        class={`said${isFolded ? ' folded' : ''}`}
        dir="auto"
        lang={card.language ?? undefined}
        id={`said-${card.id}`}
      >
        {nodes}
      </div>
      {isLong && (
        <button
          type="button"
          class="quiet unfold"
          aria-expanded={!isFolded}
          aria-controls={`said-${card.id}`}
          onClick={() => setFolded(!isFolded)}
        >
          {isFolded ? m.t('moderation.unfold', { count: card.text.length }) : m.t('moderation.fold')}
        </button>
      )}
    </>
  );
}
