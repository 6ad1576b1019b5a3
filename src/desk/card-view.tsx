import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { AuthorLine } from './author-line.tsx';
import { Findings } from './card-findings.tsx';
import { CardText } from './card-text.tsx';
import type { Holder } from './claims.ts';
import { DecisionBar, type DecisionBarProps } from './decision-bar.tsx';
import { useDesk } from './desk-context.ts';
import { Difference } from './difference.tsx';
import { isFocusFree } from './focus.ts';
import { KeyButton } from './key-button.tsx';
import { troubleText } from './queue-texts.ts';
import type { Trouble } from './queue-state.ts';
import { ARMED_MS } from './queue.ts';
import { Ago } from './time.tsx';
import { toNodes } from './to-nodes.tsx';
import type { Card, Revisions } from './types.ts';
import { answerOf, useAnswer } from './use-answer.ts';

export interface CardViewProps extends Omit<DecisionBarProps, 'isOff'> {
  readonly holder: Holder;
  readonly isAsking: boolean;
  /** When it was opened, as `performance.now` has it. */
  readonly openedAt: number;
  readonly trouble: Trouble | undefined;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  /** Rises when the focus belongs here. */
  readonly focus: number;
  readonly onPass: () => void;
  readonly onRetry: () => void;
  /** It comes into the window, or leaves it. */
  readonly onSight: (isInSight: boolean) => void;
  /** What surrounds it, where there is no room beside. */
  readonly children?: ComponentChildren;
}

/** The comment that is open, with all that a decision needs, and the decisions below it. */
export function CardView(props: CardViewProps): JSX.Element {
  const { m } = useDesk();
  const { card, holder, trouble, focus } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const isElsewhere = holder !== null && holder !== undefined && !holder.isOwn;
  const { isAsking, openedAt } = props;
  const isOff = isElsewhere || isAsking || trouble?.kind === 'decided';
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    setSettled(false);
    const timer = setTimeout(() => setSettled(true), ARMED_MS);
    return () => clearTimeout(timer);
  }, [card.id, openedAt]);
  // Before the next frame: nobody is without focus for a moment.
  useLayoutEffect(() => {
    if (focus > 0 || isFocusFree()) heading.current?.focus();
    heading.current?.closest('article')?.scrollIntoView({ block: 'nearest' });
  }, [focus, card.id]);
  useEffect(() => {
    const article = heading.current?.closest('article');
    const watcher = new IntersectionObserver((entries) =>
      props.onSight(entries.at(-1)?.isIntersecting === true),
    );
    if (article) watcher.observe(article);
    return () => watcher.disconnect();
  }, [card.id]);
  return (
    <article
      class="open"
      aria-labelledby={`title-${card.id}`}
      aria-busy={isAsking}
      data-ready={isSettled && !isOff}
    >
      <header>
        <label class="pick">
          <input
            type="checkbox"
            checked={props.isSelected}
            onChange={props.onSelect}
            aria-label={m.t('moderation.select')}
          />
        </label>
        <h2 id={`title-${card.id}`} tabindex={-1} ref={heading}>
          <bdi>{card.author?.name ?? m.t('moderation.nameless')}</bdi>{' '}
          <span class="visually-hidden">{m.t('moderation.about', { story: storyTitle(card) })}</span>
        </h2>
        <p class="waits">
          {card.waitingSince !== null && (
            <>
              {m.t('moderation.waits')} <Ago at={card.waitingSince} />
            </>
          )}
        </p>
        {/* Beside the card where there is room; the heading says it, too. */}
        <p class="on-story" dir="auto" aria-hidden="true">
          {storyTitle(card)}
        </p>
        {card.author && <AuthorLine author={card.author} />}
      </header>
      {isElsewhere && (
        <p class="claimed" data-claimed>
          {m.t('moderation.has', { name: holder.by.name ?? m.t('moderation.somebody') })}
        </p>
      )}
      {trouble && <TroubleNote {...props} trouble={trouble} />}
      {isAsking ? <Bones /> : <Content card={card} />}
      {props.children && <div class="around">{props.children}</div>}
      <DecisionBar {...props} isOff={isOff} />
    </article>
  );
}

/** What a story is called: by its title, or its key. */
export function storyTitle({ story }: Card): string {
  return story.title ?? story.key;
}

function Content({ card }: { card: Card }): JSX.Element {
  const { m } = useDesk();
  return (
    <div class="content">
      {card.parent && (
        <blockquote class="parent" dir="auto">
          <small>
            {m.t('moderation.answers', { name: card.parent.author ?? m.t('moderation.nameless') })}
          </small>
          {card.parent.html !== null && toNodes({ html: card.parent.html, text: '' }, [])}
        </blockquote>
      )}
      {card.status !== 'pending' && card.status !== 'withheld' && (
        <p class={`status ${card.status}`}>{m.t(`moderation.status.${card.status}`)}</p>
      )}
      <CardText card={card} />
      {card.isHeldEdit && <HeldEdit card={card} />}
      <Findings card={card} />
    </div>
  );
}

/** What readers see meanwhile, and what would become of it. */
function HeldEdit({ card }: { card: Card }): JSX.Element | null {
  const { m } = useDesk();
  const route = `/desk/sites/${encodeURIComponent(card.site.key)}/comments/${card.id}/revisions`;
  const revisions = answerOf(useAnswer<Revisions>(route, card.revision))?.revisions;
  const shown = revisions?.find(({ isShown }) => isShown);
  return (
    <section class="block" aria-label={m.t('moderation.heldEdit')}>
      <h3>{m.t('moderation.heldEdit')}</h3>
      {shown ? <Difference from={shown.text} to={card.text} /> : <Bones />}
    </section>
  );
}

function TroubleNote(props: CardViewProps & { readonly trouble: Trouble }): JSX.Element {
  const { m } = useDesk();
  const { trouble } = props;
  return (
    <div class="trouble" role="alert" data-trouble={trouble.kind}>
      <p>
        {troubleText(m, trouble)}{' '}
        {trouble.kind === 'decided' && (
          <small>
            <Ago at={trouble.decision.at} />
          </small>
        )}
      </p>
      {trouble.kind === 'decided' ? (
        <KeyButton k="j" class="small" onPress={props.onPass}>
          {m.t('moderation.goOn')}
        </KeyButton>
      ) : (
        trouble.kind === 'unsent' && (
          <KeyButton class="small" onPress={props.onRetry}>
            {m.t('moderation.retry')}
          </KeyButton>
        )
      )}
    </div>
  );
}

/** Grey lines in place of a text that is on its way. */
export function Bones(): JSX.Element {
  return (
    <div class="bones" aria-hidden="true">
      <span class="bone w90" />
      <span class="bone w70" />
      <span class="bone w80" />
    </div>
  );
}
