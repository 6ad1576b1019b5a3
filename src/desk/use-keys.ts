import { useEffect, useRef } from 'preact/hooks';
import { QUEUES, type Queue } from '../domain/queue.ts';
import type { DecisionReason } from '../domain/decision.ts';
import { isTyping, KEYS, letterOf, QUEUE_KEYS, reasonOfKey, type KeyCommand } from './keys.ts';

/** What keys do now. */
export interface KeyTable {
  readonly isOn: boolean;
  readonly commands: Readonly<Record<KeyCommand, () => void>>;
  /** While the reasons are shown, letters choose one of them; else null. */
  readonly onReason: ((reason: DecisionReason) => void) | null;
  readonly onQueue: (queue: Queue) => void;
  readonly onEscape: () => void;
}

/** `g` waits so long for its letter. */
const CHORD_MS = 1_500;

/** Lets single keys act, unless somebody types, holds another key, or has switched them off. */
export function useKeys(table: KeyTable): void {
  const current = useRef(table);
  current.current = table;
  useEffect(() => {
    let chordUntil = 0;
    const press = (event: KeyboardEvent) => {
      const keys = current.current;
      // A dialog has its own keys.
      if (document.querySelector('dialog[open]')) return;
      if (event.key === 'Escape') return keys.onEscape();
      // A key held down is pressed once.
      if (!keys.isOn || event.repeat || isTyping(event)) return;
      const letter = letterOf(event);
      const isChord = performance.now() < chordUntil;
      chordUntil = 0;
      const act = isChord ? toQueue(keys, letter) : toAct(keys, letter, event);
      if (!isChord && letter === 'g' && !keys.onReason) chordUntil = performance.now() + CHORD_MS;
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

type Act = (() => void) | null;

function toQueue({ onQueue }: KeyTable, letter: string): Act {
  const queue = QUEUES.find((each) => QUEUE_KEYS[each] === letter);
  return queue ? () => onQueue(queue) : null;
}

function toAct({ commands, onReason }: KeyTable, letter: string, { key, target }: KeyboardEvent): Act {
  if (onReason) {
    const reason = reasonOfKey(letter);
    return reason ? () => onReason(reason) : null;
  }
  // Arrows move through the list from within it; elsewhere they scroll, or belong to what has the focus.
  const isInList = target instanceof Element && target.closest('.cards') !== null;
  if (isInList && key === 'ArrowDown') return commands.next;
  if (isInList && key === 'ArrowUp') return commands.previous;
  const command = (Object.keys(KEYS) as KeyCommand[]).find((each) => KEYS[each] === letter);
  return command ? commands[command] : null;
}
