/** Longest name of a site, a section or a token, in UTF-16 code units. */
export const MAX_LABEL_LENGTH = 80;

/** A name that administrators give to things, with its white space folded; null when it cannot be one. */
export function parseLabel(text: string, longest = MAX_LABEL_LENGTH): string | null {
  const label = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  // Controls, and characters that turn the direction of the text around them, have no place in a name.
  const isLabel =
    label.length > 0 && label.length <= longest && !/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(label);
  return isLabel && label.isWellFormed() ? label : null;
}

const KEY = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Whether a text may be the key of a site or a section: it stands in addresses. */
export function isKey(text: string): boolean {
  return KEY.test(text);
}
