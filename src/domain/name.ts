/** Longest display name, in characters as people count them roughly (UTF-16 code units). */
export const MAX_NAME_LENGTH = 80;

// Letters of any script, marks, digits, and what names hold; no controls and no characters that reverse the text.
const NAME = /^[\p{L}\p{M}\p{N}\p{Emoji_Presentation} .,'’´`·•_()&+-]+$/u;

/** A display name with its white space folded, or null when it cannot be one. */
export function parseName(text: string): string | null {
  const name = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return name.length > 0 && name.length <= MAX_NAME_LENGTH && NAME.test(name) && /[\p{L}\p{N}]/u.test(name)
    ? name
    : null;
}
