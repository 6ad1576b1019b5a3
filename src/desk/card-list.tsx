import type { ComponentChildren, JSX } from 'preact';
import { useContext, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { BulkBar } from './bulk-bar.tsx';
import { Bones, CardView } from './card-view.tsx';
import { KeysContext, useDesk } from './desk-context.ts';
import { isFocusFree } from './focus.ts';
import { isNarrowed } from './filter.ts';
import { KeyButton } from './key-button.tsx';
import { KEYS } from './keys.ts';
import { isAsking, type QueueState } from './queue-state.ts';
import type { Queue } from './queue.ts';
import { PeopleFound } from './people-found.tsx';
import { RowView } from './row-view.tsx';
import type { Card } from './types.ts';

interface CardListProps {
  readonly queue: Queue;
  readonly state: QueueState;
  readonly isRejecting: boolean;
  readonly onReject: (isOpen: boolean) => void;
  /** Narrows the list to what one person wrote. */
  readonly onAuthor: (id: string) => void;
  /** What surrounds the open comment, where it stands within it. */
  readonly around: ComponentChildren;
}

/** The comments that a filter finds, one of them open. */
export function CardList(props: CardListProps): JSX.Element {
  const { m } = useDesk();
  const { queue, state, isRejecting, onReject } = props;
  const { phase, cards, left, arrived, selected } = state;
  const isBulk = selected.size > 0;
  const heading = useRef<HTMLHeadingElement>(null);
  // Where nothing is open and nothing is said of it: others have all that is left, or what is left is on its way.
  useLayoutEffect(() => {
    if (state.openId !== null) return;
    const isTaken = state.focus > 0 && cards.length > 0;
    if (isTaken || (left !== null && isFocusFree())) heading.current?.focus();
  }, [state.focus, state.openId, cards.length, phase]);
  return (
    <div class="list" aria-busy={phase === 'loading'}>
      <div class="list-top">
        <h1 tabindex={-1} ref={heading}>
          {m.t(`moderation.queue.${state.filter.queue}`)}{' '}
          {left !== null && (
            <small class="count">
              {m.number(left)}
              {state.isAtLeast && '+'}
            </small>
          )}
        </h1>
        {state.sending.length > 0 && (
          <span class="sending">{m.t('moderation.sending', { count: state.sending.length })}</span>
        )}
        {arrived > 0 && (
          <KeyButton k={KEYS.fresh} class="small" onPress={() => void queue.refresh()}>
            {m.t('moderation.arrived', { count: arrived })}
          </KeyButton>
        )}
      </div>
      {state.filter.fields['q'] !== undefined && (
        <PeopleFound q={state.filter.fields['q']} onPick={props.onAuthor} />
      )}
      {isBulk && <BulkBar queue={queue} state={state} isRejecting={isRejecting} onReject={onReject} />}
      {phase === 'loading' && cards.length === 0 && <Outline />}
      {phase === 'ready' && cards.length === 0 && <Empty queue={queue} state={state} />}
      <ol class="cards">
        {cards.map((card) => (
          <li key={card.id} data-comment={card.id} data-open={card.id === state.openId || undefined}>
            <Entry {...props} card={card} isRejecting={!isBulk && isRejecting} isBulk={isBulk} />
          </li>
        ))}
      </ol>
      {state.nextPage !== null && <More queue={queue} isLoading={state.isLoadingMore} />}
    </div>
  );
}

function Entry({
  queue,
  state,
  card,
  isRejecting,
  isBulk,
  onReject,
  around,
}: CardListProps & { readonly card: Card; readonly isBulk: boolean }): JSX.Element {
  const areKeysOn = useContext(KeysContext);
  const { id } = card;
  const shared = {
    card,
    holder: state.holders[id],
    trouble: state.troubles[id],
    isSelected: state.selected.has(id),
    onSelect: () => queue.select(id),
  };
  const { trouble } = shared;
  if (id !== state.openId) return <RowView {...shared} onOpen={() => queue.show(id)} />;
  return (
    // With comments selected the keys decide on those.
    <KeysContext.Provider value={areKeysOn && !isBulk}>
      <CardView
        {...shared}
        isAsking={isAsking(state, card)}
        openedAt={state.openedAt}
        focus={state.focus}
        isRejecting={isRejecting}
        onDecide={(choice) => void queue.decide(choice)}
        onReject={onReject}
        onMark={(mark) => void queue.mark(mark)}
        onPass={() => queue.pass(id)}
        onRetry={() => trouble?.kind === 'unsent' && void queue.decide(trouble.choice, trouble.key)}
        onSight={(isInSight) => {
          queue.claims.isInSight = isInSight;
        }}
      >
        {around}
      </CardView>
    </KeysContext.Provider>
  );
}

/** Nothing waits: that is good news, or the filter is narrow. */
function Empty({ queue, state }: Pick<CardListProps, 'queue' | 'state'>): JSX.Element {
  const { m, isAdmin } = useDesk();
  const heading = useRef<HTMLHeadingElement>(null);
  const hasNoSites = state.overview?.sites.length === 0;
  const isFiltered = !hasNoSites && isNarrowed(state.filter);
  useLayoutEffect(() => {
    if (state.focus > 0 || isFocusFree()) heading.current?.focus();
  }, [state.focus]);
  return (
    <div class="empty">
      <h2 tabindex={-1} ref={heading}>
        {m.t(isFiltered ? 'moderation.emptyFound' : 'moderation.empty')}
      </h2>
      <p>
        {hasNoSites
          ? m.t('moderation.noSites')
          : m.t(isFiltered ? 'moderation.emptyNarrow' : 'moderation.emptyText')}
      </p>
      {hasNoSites && isAdmin ? (
        <a href="/desk/settings">{m.t('moderation.toSettings')}</a>
      ) : (
        <button type="button" class="small" onClick={() => void queue.refresh()}>
          {m.t('moderation.lookAgain')}
        </button>
      )}
    </div>
  );
}

function Outline(): JSX.Element {
  return (
    <div class="open">
      <Bones />
      <Bones />
    </div>
  );
}

/** The next page comes when the end of the list comes into sight, or by the button. */
function More({ queue, isLoading }: { queue: Queue; isLoading: boolean }): JSX.Element {
  const { m } = useDesk();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void queue.more();
    });
    if (end.current) watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [queue]);
  return (
    <div class="more" ref={end}>
      <KeyButton class="quiet" isBusy={isLoading} onPress={() => void queue.more()}>
        {m.t('moderation.more')}
      </KeyButton>
    </div>
  );
}
