import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { DecisionReason } from '../domain/decision.ts';
import { useAddress, withFields } from './address.ts';
import { Banners } from './banners.tsx';
import { CardList } from './card-list.tsx';
import { ContextPanel, type ContextPart } from './context-panel.tsx';
import { KeysContext, useDesk } from './desk-context.ts';
import { readFilter, toQuery } from './filter.ts';
import { Help } from './help.tsx';
import { areKeysOn, switchKeys } from './keys.ts';
import { decide, toCommands } from './queue-keys.ts';
import type { QueueState } from './queue-state.ts';
import { Queue } from './queue.ts';
import { Rail } from './rail.tsx';
import { useStore } from './store.ts';
import { Toast } from './toast.tsx';
import { useKeys } from './use-keys.ts';
import { useMedia } from './use-media.ts';
import { useLive } from './use-live.ts';

/** The queue: what waits at the start, the comments in the middle, what surrounds the open one at the end. */
export function QueuePage(): JSX.Element {
  const { m, send } = useDesk();
  const { query, go } = useAddress();
  const queue = useMemo(() => new Queue({ send, m }, readFilter(query)), [send, m]);
  const state = useStore(queue);
  const [isKeyed, setKeyed] = useState(areKeysOn);
  const [isHelped, setHelped] = useState(false);
  const [isRejecting, setRejecting] = useState(false);
  const [parts, toggle] = useParts();
  const { open } = queue;
  const isBulk = state.selected.size > 0;
  const isNarrow = useMedia('(max-width: 52rem)');
  useLive(queue);
  // Before the next key: later it would close what that key has opened.
  useLayoutEffect(() => setRejecting(false), [state.openId, isBulk]);
  useEffect(
    () => void queue.load(readFilter(query), namedComment(query)),
    [toQuery(readFilter(query)).toString()],
  );
  // The open comment stands in the address, without a step to go back to.
  useEffect(() => {
    if (open) go(withFields(query, { on: open.site.key, comment: open.id }), 'replace');
  }, [open?.id]);

  const goTo = (fields: Readonly<Record<string, string>>) =>
    go(withFields(query, { ...fields, comment: '', on: '' }));
  const onReject = (isOpen: boolean) => {
    setRejecting(isOpen);
    if (!isOpen) queue.refocus();
  };
  const onReason = (reason: DecisionReason) => decide(queue, isBulk, { action: 'reject', reason });
  useKeys({
    isOn: isKeyed,
    onReason: isRejecting ? onReason : null,
    onQueue: (name) => goTo({ queue: name === 'all' ? '' : name, q: '', status: '' }),
    onEscape: () => (isRejecting ? onReject(false) : queue.clearSelection()),
    commands: toCommands({ queue, isBulk, onReject, onToggle: toggle, onHelp: () => setHelped(true) }),
  });

  const around = open && (
    <ContextPanel
      card={open}
      parts={parts}
      onToggle={toggle}
      onWatch={() => void queue.watch()}
      onOnly={goTo}
    />
  );

  return (
    <KeysContext.Provider value={isKeyed}>
      <Banners state={state} onRetry={() => void queue.load(state.filter, namedComment(query))} />
      <div class="three">
        <Rail state={state} query={query} areKeysOn={isKeyed} onGo={go} onHelp={() => setHelped(true)} />
        <CardList
          queue={queue}
          state={state}
          isRejecting={isRejecting}
          onReject={onReject}
          onAuthor={(author) => goTo({ author, q: '', status: '' })}
          around={isNarrow && around}
        />
        {!isNarrow && (
          <aside class="side" aria-label={m.t('moderation.context')}>
            {around}
          </aside>
        )}
      </div>
      <Foot queue={queue} state={state} />
      {isHelped && (
        <Help
          areKeysOn={isKeyed}
          onSwitch={(isOn) => {
            switchKeys(isOn);
            setKeyed(isOn);
          }}
          onClose={() => {
            setHelped(false);
            queue.refocus();
          }}
        />
      )}
    </KeysContext.Provider>
  );
}

/** What was just done: to be taken back, and to be heard. */
function Foot({ queue, state }: { queue: Queue; state: QueueState }): JSX.Element {
  return (
    <>
      {state.undo && <Toast undo={state.undo} onUndo={() => void queue.undo()} />}
      <p class="visually-hidden" role="status">
        {/* The same sentence twice is two events. */}
        {state.said.text + '\u00a0'.repeat(state.said.number % 2)}
      </p>
    </>
  );
}

/** Which parts of the context are open. */
function useParts(): [ReadonlySet<ContextPart>, (part: ContextPart) => void] {
  const [parts, setParts] = useState<ReadonlySet<ContextPart>>(new Set<ContextPart>(['history']));
  const toggle = (part: ContextPart) => {
    const others = [...parts].filter((each) => each !== part);
    setParts(new Set(parts.has(part) ? others : [...others, part]));
  };
  return [parts, toggle];
}

/** The comment that an address names, whatever the filter finds. */
function namedComment(query: URLSearchParams): { site: string; id: string } | null {
  const [site, id] = [query.get('on'), query.get('comment')];
  return site && id ? { site, id } : null;
}
