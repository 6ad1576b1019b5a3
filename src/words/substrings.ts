import { foldCharacter } from '../domain/look-alikes.ts';
import type { WordMatch } from './word-list.ts';

/** In one text; entries of one sign after another would be found everywhere in all their lengths. */
const MOST_MATCHES = 1_000;

export interface Substrings {
  find(text: string): WordMatch[];
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether an entry is written in a script that sets no spaces between words, so that it is looked for anywhere. */
export function isUnspaced(entry: string): boolean {
  return UNSPACED.test(entry);
}

/** Makes entries of such scripts ready. Spaces and signs between the characters are seen through, stars count for nothing. */
export function compileSubstrings(entries: readonly string[]): Substrings {
  const byText = new Map(entries.map((entry) => [foldText(entry).folded, entry]));
  const lengths = [...new Set(Array.from(byText.keys(), (text) => text.length))];
  return {
    find(text) {
      // Most lists have no such entry, and most texts no such letter.
      if (byText.size === 0 || !UNSPACED.test(text)) return [];
      const { folded, starts } = foldText(text);
      const matches: WordMatch[] = [];
      for (const [index, start] of starts.entries()) {
        for (const length of lengths) {
          const entry = byText.get(folded.slice(index, index + length));
          if (entry !== undefined)
            matches.push({ entry, start, end: (starts[index + length - 1] ?? start) + 1 });
        }
        if (matches.length >= MOST_MATCHES) break;
      }
      return matches;
    },
  };
}

/** Letters and figures alone, and where each stood. Marks stay: vowels of Thai and its neighbours are marks. */
function foldText(text: string): { folded: string; starts: number[] } {
  const starts: number[] = [];
  let folded = '';
  for (const { 0: character, index } of text.matchAll(/[\p{L}\p{M}\p{N}]/gu)) {
    const letters = /\p{M}/u.test(character) ? character : foldCharacter(character);
    for (const _ of letters) starts.push(index);
    folded += letters;
  }
  return { folded, starts };
}
