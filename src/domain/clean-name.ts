import { MAX_NAME_LENGTH, parseName } from './name.ts';

/** Room for what `numberedNames` appends. */
const ROOM = 8;

/**
 * Makes a display name of whatever another system calls somebody: what names do not hold becomes a space, words that
 * mix scripts are taken apart, and what is too long is cut. Null where nothing is left.
 */
export function cleanName(text: string): string | null {
  const words = text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Emoji_Presentation} .,'’´`·•_()&+-]+/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
  const short = cut(words, MAX_NAME_LENGTH - ROOM);
  return parseName(short) ?? parseName(cut(splitScripts(words), MAX_NAME_LENGTH - ROOM));
}

/** At most so many UTF-16 code units, with no half of a character at the end. */
function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/\p{Cs}$/u, '')
    .trim();
}

/** Puts a space wherever Latin letters touch others: a word that only looks Latin then shows that it is not. */
function splitScripts(text: string): string {
  return text
    .replaceAll(/(\p{Script=Latin}\p{M}*)(?=(?!\p{Script=Latin})\p{L})/gu, '$1 ')
    .replaceAll(/((?!\p{Script=Latin})\p{L}\p{M}*)(?=\p{Script=Latin})/gu, '$1 ');
}

/** A name, then the name with numbers behind it, for when it is taken: nobody is locked out over a name. */
export function numberedNames(name: string, random: number): readonly string[] {
  const numbers = [2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${name} ${number}`);
  return [name, ...numbers, `${name} ${1_000 + (random % 9_000)}`, `${name} ${100_000 + (random % 900_000)}`];
}
