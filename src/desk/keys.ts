import { DECISION_REASONS, type DecisionReason } from '../domain/decision.ts';
import type { Queue } from '../domain/queue.ts';

/** What a key does. The letters stay the same in every language: hands learn them. */
export const KEYS = {
  next: 'j',
  previous: 'k',
  approve: 'a',
  reject: 'r',
  escalate: 'e',
  feature: 'f',
  pin: 'p',
  person: 'b',
  thread: 't',
  history: 'h',
  search: '/',
  undo: 'z',
  select: 'x',
  fresh: 'n',
  help: '?',
} as const;
export type KeyCommand = keyof typeof KEYS;

/** Behind `r`: one key for each reason. */
export const REASON_KEYS: Readonly<Record<DecisionReason, string>> = {
  offensive: 'o',
  abusive: 'a',
  hate: 'h',
  harassment: 'm',
  threat: 't',
  spam: 's',
  advertisement: 'v',
  banned_word: 'b',
  off_topic: 'f',
  misinformation: 'i',
  private_data: 'p',
  illegal: 'l',
  other: 'x',
};

/** Behind `g`: one key for each queue. */
export const QUEUE_KEYS: Readonly<Record<Queue, string>> = {
  all: 'g',
  pending: 'p',
  withheld: 'w',
  reported: 'r',
  appeals: 'a',
  newcomers: 'n',
  escalated: 'e',
};

/** The reason that a key stands for. */
export function reasonOfKey(key: string): DecisionReason | undefined {
  return DECISION_REASONS.find((reason) => REASON_KEYS[reason] === key);
}

/**
 * The letter of a key press. Keyboards that write no Latin letters have them at the places of a QWERTY keyboard, and what
 * is written with another key is what counts, wherever it stands.
 */
export function letterOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const isLatin = /^[a-z]$/i.test(key);
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  return (isLatin || !place ? key : place).toLowerCase();
}

/** Whether a key press belongs to somebody who types, or to the browser. */
export function isTyping({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || isComposing) return true;
  return (
    target instanceof Element &&
    target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]')
  );
}

const SWITCH = 'parley-desk-keys';

/** Whether single keys do something: those who speak to their machine may not want that (WCAG 2.1.4). */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(SWITCH) !== 'off';
  } catch {
    return true;
  }
}

/** Switches single keys on or off, for this browser. */
export function switchKeys(isOn: boolean): void {
  try {
    localStorage.setItem(SWITCH, isOn ? 'on' : 'off');
  } catch {
    // Where nothing is kept it lasts as long as the page.
  }
}
