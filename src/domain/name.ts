import { mixesLookAlikeScripts, toSkeleton } from './look-alikes.ts';

/** Longest display name, in characters as people count them roughly (UTF-16 code units). */
export const MAX_NAME_LENGTH = 80;

// Letters of any script, marks, digits, and what names hold; no controls and no characters that reverse the text.
// Letters that nothing is drawn for (Hangul fillers) would make a second name of any other, or one of nothing.
const NAME = /^(?!.*[\u115f\u1160\u3164\uffa0])[\p{L}\p{M}\p{N}\p{Emoji_Presentation} .,'’´`·•_()&+-]+$/u;

/** A display name with its white space folded, or null when it cannot be one. */
export function parseName(text: string): string | null {
  const name = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const isName = name.length <= MAX_NAME_LENGTH && NAME.test(name) && /[\p{L}\p{N}]/u.test(name);
  return isName && !mixesLookAlikeScripts(name) ? name : null;
}

/** What is unique of a display name: no two accounts have names that a reader could take for each other. */
export function toNameKey(name: string): string {
  // A name of nothing but marks and signs is compared as it is.
  return toSkeleton(name) || name;
}
