import { ar } from './ar.ts';
import type { Catalogue } from './catalogue.ts';
import { createDate, createDateTime, createMessages, type Messages } from './create-messages.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { Language } from './languages.ts';

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, de, fr, es, ar };

/** Made once, since making `Intl` formatters takes longer than rendering a page. */
const made = new Map<string, Messages>();

/** Zones are hundreds; those that readers of one installation live in are few. */
const MOST_MADE = 100;

/** The messages of a language; times are written in `timeZone`, by its name in the IANA database. */
export function messages(language: Language, timeZone: string | null = null): Messages {
  const id = `${language} ${timeZone ?? ''}`;
  const known = made.get(id);
  if (known) return known;
  const found =
    timeZone === null
      ? createMessages(language, CATALOGUES[language])
      : {
          ...messages(language),
          dateTime: createDateTime(language, timeZone),
          date: createDate(language, timeZone),
        };
  if (made.size >= MOST_MADE) made.clear();
  made.set(id, found);
  return found;
}
