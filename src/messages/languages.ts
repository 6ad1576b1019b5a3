import { LANGUAGES, type Language } from '../domain/languages.ts';

export { LANGUAGES, type Language };

export type Direction = 'ltr' | 'rtl';

/** In which direction a language is written. */
export function directionOf(language: Language): Direction {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** Finds the language for a BCP 47 tag such as `de-AT`; undefined when Parley does not speak it. */
export function findLanguage(tag: string): Language | undefined {
  const primary = tag.trim().toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === primary);
}

/**
 * Chooses the language of an answer: the one requested by name, else the first that the reader's browser accepts
 * (`Accept-Language`, RFC 9110 section 12.5.4), else the site's own, else English.
 */
export function pickLanguage(
  requested: string | undefined,
  acceptLanguage: string | undefined,
  fallback: string,
): Language {
  const wishes = [requested ?? '', ...listAccepted(acceptLanguage ?? ''), fallback];
  return wishes.map(findLanguage).find((language) => language !== undefined) ?? LANGUAGES[0];
}

function listAccepted(header: string): string[] {
  return header
    .split(',')
    .map((range) => {
      const [tag = '', ...params] = range.split(';');
      const quality = params.map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1]).find(Boolean);
      return { tag, quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
