import type { Catalogue } from '../messages/catalogue.ts';
import { createMessages, type Messages } from '../messages/create-messages.ts';
import type { Language } from '../messages/languages.ts';

/** What the page gives its script, as data. */
export interface DeskData {
  readonly language: Language;
  readonly isAdmin: boolean;
  readonly texts: Partial<Catalogue>;
}

/** Reads what the page was given; throws where there is none. */
export function readDeskData(page: Document): DeskData {
  const json = page.querySelector('#desk-data')?.textContent;
  if (!json) throw new Error('The page has no data for its script.');
  return JSON.parse(json) as DeskData;
}

/** The messages that came with the page; times are written in the zone of whoever looks. */
export function toMessages({ language, texts }: DeskData): Messages {
  const m = createMessages(language, texts);
  const dates = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return { ...m, dateTime: (value) => dates.format(value) };
}
