import { createRequire } from 'node:module';
import type { ar } from './ar.ts';
import type { Catalogue } from './catalogue.ts';
import { createDate, createDateTime, createMessages, type Messages } from './create-messages.ts';
import type { de } from './de.ts';
import type { en } from './en.ts';
import type { es } from './es.ts';
import type { fr } from './fr.ts';
import type { Language } from './languages.ts';

/** Without waiting, as pages are rendered. */
const load = createRequire(import.meta.url);

/** Each takes more than two megabytes, and most papers are written in one language: loaded when it is first needed. */
const CATALOGUES: Readonly<Record<Language, () => Catalogue>> = {
  en: () => (load('./en.js') as { en: typeof en }).en,
  de: () => (load('./de.js') as { de: typeof de }).de,
  fr: () => (load('./fr.js') as { fr: typeof fr }).fr,
  es: () => (load('./es.js') as { es: typeof es }).es,
  ar: () => (load('./ar.js') as { ar: typeof ar }).ar,
};

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
      ? createMessages(language, CATALOGUES[language]())
      : {
          ...messages(language),
          dateTime: createDateTime(language, timeZone),
          date: createDate(language, timeZone),
        };
  if (made.size >= MOST_MADE) made.clear();
  made.set(id, found);
  return found;
}
