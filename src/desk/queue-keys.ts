import { decideBulk } from './bulk.ts';
import type { ContextPart } from './context-panel.tsx';
import { canReject } from './decision-bar.tsx';
import type { KeyCommand } from './keys.ts';
import type { Choice } from './queue-state.ts';
import type { Queue } from './queue.ts';

interface Ground {
  readonly queue: Queue;
  readonly isBulk: boolean;
  readonly onReject: (isOpen: boolean) => void;
  readonly onToggle: (part: ContextPart) => void;
  readonly onHelp: () => void;
}

/** Decides on what is selected, else on the open comment. */
export function decide(queue: Queue, isBulk: boolean, choice: Choice): void {
  void (isBulk ? decideBulk(queue, choice) : queue.decide(choice));
}

/** What each key does on the page of the queue. */
export function toCommands(ground: Ground): Readonly<Record<KeyCommand, () => void>> {
  const { queue, isBulk, onReject, onToggle, onHelp } = ground;
  const { open } = queue;
  const isDecided = open !== null && queue.state.troubles[open.id]?.kind === 'decided';
  return {
    next: () => (isDecided ? queue.pass(open.id) : queue.step(1)),
    previous: () => queue.step(-1),
    approve: () => decide(queue, isBulk, { action: 'approve', reason: null }),
    reject: () => {
      if (isBulk || (queue.isArmed && open !== null && canReject(open))) onReject(true);
    },
    escalate: () => void queue.decide({ action: 'escalate', reason: null }),
    feature: () => void queue.mark('featured'),
    pin: () => void queue.mark('pinned'),
    person: () => onToggle('person'),
    thread: () => onToggle('thread'),
    history: () => onToggle('history'),
    search: () => document.querySelector<HTMLInputElement>('#search')?.focus(),
    undo: () => void queue.undo(),
    select: () => open && queue.select(open.id),
    fresh: () => void queue.refresh(),
    help: onHelp,
  };
}
