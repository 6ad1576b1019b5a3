import { foldCharacter } from './look-alikes.ts';

/** Numbers by which a text is compared with others, without keeping it. */
export interface TextPrints {
  /** The same for the same letters and figures, whatever stands between them and however they are disguised. */
  readonly same: bigint;
  /**
   * Texts that have nine tenths of their shingles in common share at least one with a probability of 0.96, those with
   * seven tenths with 0.56, those with three tenths with 0.02: 1 - (1 - r^4)^3 (Broder, "On the resemblance and
   * containment of documents", 1997).
   */
  readonly bands: readonly [bigint, bigint, bigint];
}

/** Letters in a shingle. Fewer are common to unrelated texts, more let a single word change too many. */
const SHINGLE = 6;
/** Shorter texts are said by many ("I quite agree with you"), and mean no harm. */
const SHORTEST = 24;
/** Longer texts are compared by their beginning. */
const LONGEST = 4_000;
const ROWS = 4;
const MINIMA = 3 * ROWS;

/** Odd factors, one for each order in which shingles are drawn: the digits of the square roots of primes. */
const FACTORS = Uint32Array.from(
  [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37],
  (prime) => Math.floor((Math.sqrt(prime) % 1) * 2 ** 32) | 1,
);

/** The prints of a text; null where it is too short to be compared. */
export function toTextPrints(text: string): TextPrints | null {
  const letters = foldLetters(text.slice(0, LONGEST));
  if (letters.length < SHORTEST) return null;
  const minima = toMinima(letters);
  const band = (number: number) => mix(minima.subarray(number * ROWS, (number + 1) * ROWS));
  return {
    same: mix(Array.from(letters, (letter) => letter.codePointAt(0) ?? 0)),
    bands: [band(0), band(1), band(2)],
  };
}

function foldLetters(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, (character) => (character < '\u0080' ? '' : foldCharacter(character)))
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Of all shingles, the smallest number in each of several orders: equal in two texts as often as shingles are. */
function toMinima(letters: string): Uint32Array {
  const minima = new Uint32Array(MINIMA).fill(0xffff_ffff);
  for (let start = 0; start + SHINGLE <= letters.length; start += 1) {
    let shingle = 0x811c_9dc5;
    for (let at = start; at < start + SHINGLE; at += 1)
      shingle = Math.imul(shingle ^ letters.charCodeAt(at), 0x0100_0193);
    for (let order = 0; order < MINIMA; order += 1) {
      let value = Math.imul(shingle ^ (shingle >>> 15), FACTORS[order] ?? 1);
      value = (value ^ (value >>> 13)) >>> 0;
      if (value < (minima[order] ?? 0)) minima[order] = value;
    }
  }
  return minima;
}

/** Numbers as one of 64 bits, signed as the database has it (FNV-1a in two lanes). */
function mix(numbers: Iterable<number>): bigint {
  let [high, low] = [0x811c_9dc5, 0x9dc5_811c];
  for (const number of numbers) {
    high = Math.imul(high ^ number, 0x0100_0193);
    low = Math.imul(low ^ (number + 0x9e37), 0x85eb_ca6b);
    low ^= low >>> 13;
  }
  return BigInt.asIntN(64, (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0));
}
