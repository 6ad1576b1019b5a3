import type { Catalogue, Message, MessageKey, MessageParams, ParamsOf } from './catalogue.ts';
import { directionOf, type Direction, type Language } from './languages.ts';

/** Plain `en` writes the month before the day, which much of the world reads the other way round. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de', fr: 'fr', es: 'es', ar: 'ar' };

/** Everything a person reads, in one language. */
export interface Messages {
  readonly language: Language;
  readonly direction: Direction;
  /** The text of a message. Numbers are written the language's way; `count` chooses the plural form. */
  readonly t: <Key extends MessageKey>(key: Key, ...params: ParamsOf<Key>) => string;
  /** The same for a key that is computed: a placeholder without a parameter stays as it stands. */
  readonly format: (key: MessageKey, params?: MessageParams) => string;
  /** A message as it stands in the catalogue, for the script in the browser to fill in. */
  readonly template: (key: MessageKey) => Message;
  /** All messages whose keys begin with one of these, as they stand in the catalogue. */
  readonly templates: (prefixes: readonly string[]) => Readonly<Record<string, Message>>;
  readonly number: (value: number) => string;
  /** A share as a percentage, with at most one digit behind the point. */
  readonly percent: (share: number) => string;
  /** Date and time, and in which zone that is: UTC on pages that are cached for every reader. */
  readonly dateTime: (value: Date) => string;
  /** The day alone. */
  readonly date: (value: Date) => string;
  /** A size: `12 kB`, `3.4 MB`, `1.2 GB`. */
  readonly bytes: (value: number) => string;
  /** A length of time in words: `40 seconds`, `3 minutes`, `2 hours`, rounded up. */
  readonly duration: (seconds: number) => string;
}

/** Writes date and time in a zone, by its name in the IANA database, and which zone that is. */
export function createDateTime(language: Language, timeZone: string): (value: Date) => string {
  const dates = new Intl.DateTimeFormat(LOCALES[language], {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  });
  return (value) => dates.format(value);
}

/** The same for the day alone. */
export function createDate(language: Language, timeZone: string): (value: Date) => string {
  const dates = new Intl.DateTimeFormat(LOCALES[language], {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone,
  });
  return (value) => dates.format(value);
}

/** The messages of one catalogue, or of a part of it; times are written in UTC. */
export function createMessages(language: Language, catalogue: Partial<Catalogue>): Messages {
  const locale = LOCALES[language];
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const direction = directionOf(language);

  const write = (value: string | number): string =>
    typeof value === 'number' ? numbers.format(value) : isolate(value, direction);

  const format = (key: MessageKey, params: MessageParams = {}): string => {
    const message: Message = catalogue[key] ?? key;
    const count = params['count'];
    const text =
      typeof message === 'string'
        ? message
        : (message[typeof count === 'number' ? plurals.select(count) : 'other'] ?? message.other);
    if (!text.includes('{')) return text;
    return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = params[name];
      return value === undefined ? placeholder : write(value);
    });
  };

  return {
    language,
    direction,
    format,
    t: (key, ...[params]) => format(key, params),
    template: (key) => catalogue[key] ?? key,
    templates: (prefixes) =>
      Object.fromEntries(
        Object.entries(catalogue).filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix))),
      ),
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    dateTime: createDateTime(language, 'UTC'),
    date: createDate(language, 'UTC'),
    bytes: (value) => formatBytes(locale, value),
    duration: (seconds) => formatDuration(locale, seconds),
  };
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/**
 * Keeps a name of the other direction from turning the sentence around it: Unicode's first strong isolate
 * (UAX 9). Names of the sentence's own direction stay as they are.
 */
function isolate(text: string, direction: Direction): string {
  const turns = direction === 'rtl' || RIGHT_TO_LEFT.test(text);
  return turns ? `\u2068${text}\u2069` : text;
}

function formatBytes(locale: string, value: number): string {
  const [unit, size] =
    value < 1_000_000
      ? (['kilobyte', 1_000] as const)
      : value < 1_000_000_000
        ? (['megabyte', 1_000_000] as const)
        : (['gigabyte', 1_000_000_000] as const);
  const numbers = new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 });
  return numbers.format(Math.max(0.1, value / size));
}

function formatDuration(locale: string, seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  const unit = whole < 60 ? 'second' : whole < 3600 ? 'minute' : 'hour';
  const size = { second: 1, minute: 60, hour: 3600 }[unit];
  const numbers = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  return numbers.format(Math.ceil(whole / size));
}
