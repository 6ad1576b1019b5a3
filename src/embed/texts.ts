import type { Problem } from './api.ts';

/** What the server wrote into `data-texts`: a message that depends on a number comes in its plural forms. */
export type Texts = Readonly<Record<string, string | PluralForms>>;
type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>>;

interface Speaker {
  readonly texts: Texts;
  /** Rendered in the language of its texts. */
  readonly section: HTMLElement;
}

/** A message with its placeholder filled; a number also chooses the form. */
export function writeMessage({ texts, section }: Speaker, key: string, value: string | number = ''): string {
  const { lang } = section;
  const message = texts[key] as PluralForms;
  const form = new Intl.PluralRules(lang).select(Number(value));
  const text = message[form] ?? message.other ?? (message as string);
  return text.replace(/{.+}/, () => value.toLocaleString(lang));
}

/** What went wrong, in words: the server's own, or what can be said where none came. */
export function explain(speaker: Speaker, { code, detail }: Problem): string {
  const lost = navigator.onLine ? 'failed' : 'offline';
  return detail ?? writeMessage(speaker, code ? 'signInFirst' : lost);
}
