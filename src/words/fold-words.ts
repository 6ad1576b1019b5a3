import { foldCharacter } from '../domain/look-alikes.ts';

/** A word of a text, as lists compare it. */
export interface FoldedWord {
  /** Where it stands in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The ways it can be read, the most likely first: a one may be an i or an l, a stretched letter single or double. */
  readonly readings: readonly string[];
}

// Signs that stand for letters count inside a word, and @ and $ also before it; what formats invisibly counts nowhere.
const WORD = /[@$]?[\p{L}\p{M}\p{N}](?:[@$!|]?[\p{Cf}\p{L}\p{M}\p{N}])*/gu;
const HAS_LETTER = /\p{L}/u;
const STROKE = /[1!|I]/;
const INVISIBLE = /\p{Cf}+/gu;

const SIGNS: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
};
/**
 * The words of a text, with case, accents, look-alike letters, signs in place of letters, stretched letters and letters set
 * apart (`f.o.o`, `f o o`) seen through. Takes time in proportion to the text.
 */
export function foldWords(text: string): FoldedWord[] {
  const words = Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    readings: listReadings(word),
  }));
  return [...words, ...joinLetters(text, words)];
}

function listReadings(word: string): string[] {
  // Most words of most texts have one reading.
  if (PLAIN_SMALL.test(word) && !/(.)\1\1/.test(word)) return [word.toLowerCase()];
  const visible = word.replace(INVISIBLE, '');
  // Figures alone are figures; in a word with letters they stand for letters.
  if (!HAS_LETTER.test(visible)) return [visible.replace(/^[@$]/, '')];
  const hasPrefix = /^[@$]/.test(visible);
  const strokes = STROKE.test(visible) ? [readStrokes(visible, 'i'), readStrokes(visible, 'l')] : [visible];
  const spelled = [...strokes, ...(hasPrefix ? strokes.map((stroke) => stroke.slice(1)) : [])].map(foldWord);
  return [...new Set(spelled.flatMap(listUnstretched))];
}

/** A one, a bar or a lonely capital i is one stroke: an i to some, an l to others. */
function readStrokes(word: string, letter: 'i' | 'l'): string {
  const hasSmall = /\p{Ll}/u.test(word);
  return word.replace(hasSmall ? /[1!|]|(?<!^)I/g : /[1!|]/g, letter);
}

const PLAIN_SMALL = /^[A-Z]?[a-z]+$/;
const PLAIN = /^[a-z]+$/i;

function foldWord(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  let folded = '';
  for (const character of word) folded += FOLDED.get(character) ?? remember(character);
  return folded;
}

/** Folding one character takes a microsecond, and texts repeat theirs. All letters of most languages fit in. */
const FOLDED = new Map(Object.entries(SIGNS));
const MOST_FOLDED = 20_000;

function remember(character: string): string {
  const folded = foldCharacter(character);
  if (FOLDED.size < MOST_FOLDED) FOLDED.set(character, folded);
  return folded;
}

/** Nobody writes a letter three times but to stretch it. */
function listUnstretched(word: string): string[] {
  if (!/(\p{L})\1\1/u.test(word)) return [word];
  return [word.replace(/(\p{L})\1{2,}/gu, '$1'), word.replace(/(\p{L})\1{2,}/gu, '$1$1')];
}

/** Three or more single letters in a row, with no more than two signs between them, are one word as well. */
function joinLetters(text: string, words: readonly FoldedWord[]): FoldedWord[] {
  const joined: FoldedWord[] = [];
  let run: FoldedWord[] = [];
  const flush = () => {
    const [first] = run;
    const last = run.at(-1);
    if (first && last && run.length >= 3)
      joined.push({ start: first.start, end: last.end, readings: spell(run) });
    run = [];
  };
  for (const word of words) {
    const before = run.at(-1);
    const isLetter = word.readings[0]?.length === 1;
    if (before && (!isLetter || !isNear(text, before, word))) flush();
    if (isLetter) run.push(word);
  }
  flush();
  return joined;
}

function isNear(text: string, before: FoldedWord, after: FoldedWord): boolean {
  return after.start - before.end <= 2 && !/[\n\p{L}]/u.test(text.slice(before.end, after.start));
}

function spell(letters: readonly FoldedWord[]): string[] {
  return listUnstretched(letters.map(({ readings }) => readings[0] ?? '').join(''));
}
