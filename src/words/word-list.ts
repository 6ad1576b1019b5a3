import { compileExpressions, type Expressions } from './expressions.ts';
import { foldWords, type FoldedWord } from './fold-words.ts';
import { compilePhrases, type Phrases } from './phrases.ts';
import { compileSubstrings, isUnspaced, type Substrings } from './substrings.ts';

/** A list ready to be searched for. Made once for a version of a list, and shared. */
export interface WordList {
  readonly phrases: Phrases;
  readonly substrings: Substrings;
  readonly expressions: Expressions;
}

/** A line of a list that cannot be used, with what is wrong with it. */
export interface WrongEntry {
  /** From 1. */
  readonly line: number;
  readonly entry: string;
  readonly reason: 'not_a_word' | 'expression_invalid' | 'expression_too_large' | 'entry_too_long';
}

/** Where an entry of a list stands in a text. */
export interface WordMatch {
  /** The entry as it was written. */
  readonly entry: string;
  /** In UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** Of one list in one text: further ones tell nobody anything, and each is kept with the comment. */
const MOST_MATCHES = 1_000;

/** Entries longer than this are a mistake of whoever pasted the list. */
const LONGEST_ENTRY = 500;

/**
 * Makes a list ready: one entry a line, words and phrases with `*` for any letters, `/expression/` for a regular
 * expression in RE2's syntax, lines with `#` for remarks. Lines that cannot be used are reported, and the rest counts.
 * Searching takes time in proportion to the text, whatever the entries are.
 */
export function compileWordList(text: string): { list: WordList; wrong: WrongEntry[] } {
  const wrong: WrongEntry[] = [];
  const phrases: { entry: string; words: string[] }[] = [];
  const substrings: string[] = [];
  const expressions: { entry: string; pattern: string; line: number }[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const entry = raw.trim();
    const line = index + 1;
    const pattern = /^\/(.+)\/$/s.exec(entry)?.[1];
    if (entry === '' || entry.startsWith('#')) continue;
    if (entry.length > LONGEST_ENTRY) wrong.push({ line, entry, reason: 'entry_too_long' });
    else if (pattern !== undefined) expressions.push({ entry, pattern, line });
    else if (isUnspaced(entry)) substrings.push(entry);
    else if (!/[\p{L}\p{N}]/u.test(entry)) wrong.push({ line, entry, reason: 'not_a_word' });
    else phrases.push({ entry, words: toWords(entry) });
  }
  const compiled = compileExpressions(expressions);
  return {
    list: {
      phrases: compilePhrases(phrases),
      substrings: compileSubstrings(substrings),
      expressions: compiled.expressions,
    },
    wrong: [...wrong, ...compiled.wrong].toSorted((a, b) => a.line - b.line),
  };
}

/** The words of an entry as `foldWords` reads them, with their stars. */
function toWords(entry: string): string[] {
  return entry
    .split(/[^\p{Cf}\p{L}\p{M}\p{N}@$!|*]+/u)
    .filter((word) => word !== '')
    .map((word) => word.split('*').map(foldPart).join('*'));
}

function foldPart(part: string): string {
  const [word] = foldWords(part);
  return word?.readings[0] ?? '';
}

/** Every entry of a list that stands in a text, in the order of the text; an entry found twice stands there twice. At most 1,000. */
export function findWords(list: WordList, text: string): WordMatch[] {
  return findInLists([list], text)[0] ?? [];
}

/** The same for several lists: the words of the text are read once, and not at all where no list has any. */
export function findInLists(lists: readonly WordList[], text: string): WordMatch[][] {
  const words: FoldedWord[] = lists.every(({ phrases }) => phrases.isEmpty) ? [] : foldWords(text);
  return lists.map((list) =>
    [...list.phrases.find(words), ...list.substrings.find(text), ...list.expressions.find(text)]
      .toSorted((a, b) => a.start - b.start || a.end - b.end)
      .slice(0, MOST_MATCHES),
  );
}
