import { isAllowedLink } from './links.ts';
import { parser } from './parser.ts';

/** Longest address of a link, in UTF-16 code units: as long as an import takes them, and what servers still answer. */
const MAX_HREF = 2_000;

/** Spaces around an address and line ends in it are left out by browsers too. */
const BREAKS = /[\t\n\r]/g;

/** An address as most are, of which encoding would change nothing. */
const ENCODED = /^https?:\/\/[a-z\d][a-z\d.-]*(?::\d{1,5})?(?:[/?#][\w\-.~!$&'()*+,;=:@/?#]*)?$/;

/** What opens a bare address, up to what cannot be part of one. */
const BARE = /\bhttps?:\/\/[^\s<>"“”«»|\uff5c]+/gi;

/** What ends a sentence or a bracket and not the address before it. */
const TRAILING = new Set(".,;:!?'’)]}…*_");

/**
 * The address that a link from outside may lead to, encoded as those of rendered Markdown are; null where it may lead
 * nowhere. One that leaves out the scheme was written when pages had either.
 */
export function toForeignHref(address: string): string | null {
  const trimmed = address.trim().replace(BREAKS, '');
  if (trimmed === '' || trimmed.length > 2 * MAX_HREF) return null;
  const full = trimmed.startsWith('//') ? `https:${trimmed}` : trimmed;
  const href = ENCODED.test(full) ? full : parser.normalizeLink(full);
  return href.length <= MAX_HREF && isAllowedLink(href) ? href : null;
}

/** The bare addresses of a text, in its order: where each stands and where it leads. */
export function* findAddresses(text: string): Generator<{ start: number; end: number; href: string }> {
  for (const { 0: found, index } of text.matchAll(BARE)) {
    // A bracket at the end belongs to the address where one was opened in it.
    const isBracketed = found.includes('(');
    let length = found.length;
    while (isTrailing(found.charAt(length - 1), isBracketed)) length -= 1;
    const href = toForeignHref(found.slice(0, length));
    if (href !== null) yield { start: index, end: index + length, href };
  }
}

function isTrailing(char: string, isBracketed: boolean): boolean {
  return TRAILING.has(char) && !(isBracketed && char === ')');
}
