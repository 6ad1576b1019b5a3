import type { Problem } from './api.ts';

/** The messages `script.*` without that prefix; one that depends on a number has the forms of `Intl.PluralRules`. */
export type Texts = Readonly<Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>>;

interface Speaker {
  readonly texts: Texts;
  readonly lang: string;
}

/** A message with its placeholder filled; a number also chooses the form. Empty when the server sent no such text. */
export function writeMessage({ texts, lang }: Speaker, key: string, value: string | number = ''): string {
  const message = texts[key] ?? '';
  const isNumber = typeof value === 'number';
  const form = isNumber ? new Intl.PluralRules(lang).select(value) : 'other';
  const text = typeof message === 'string' ? message : (message[form] ?? message.other ?? '');
  return text.replace(/\{\w+\}/, () => (isNumber ? value.toLocaleString(lang) : value));
}

/** What went wrong, in words: the server's own, or what can be said when no answer came. */
export function explain(speaker: Speaker, { code, detail }: Problem): string {
  if (detail) return detail;
  if (code === 'sign_in_required') return writeMessage(speaker, 'signInFirst');
  return writeMessage(speaker, navigator.onLine ? 'failed' : 'offline');
}
