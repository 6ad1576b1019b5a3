import type { SafeHtml } from '../domain/safe-html.ts';
import type { WrittenText } from '../domain/written-text.ts';
import { escapeHtml } from './escape-html.ts';

/** What stands where somebody was mentioned who has been erased; the same in every language. */
const NOBODY = '@…';

/** Takes the mentions of somebody out of a comment's source, by the names they had. Everything else stays. */
export function removeMentions({ format, body }: WrittenText, names: readonly string[]): string {
  // In HTML a name may stand with or without its signs escaped.
  return remove(body, format === 'html' ? [...new Set([...names.map(escapeHtml), ...names])] : names);
}

function remove(source: string, names: readonly string[]): string {
  return names.length === 0 ? source : source.replace(toPattern(names), NOBODY);
}

/** The same for the HTML that was made from it. */
export function removeMentionsFromHtml(html: SafeHtml, names: readonly string[]): SafeHtml {
  return remove(html, names.map(escapeHtml)) as SafeHtml;
}

/**
 * `@name` as `mentionRule` reads it: in any case, composed or not, with any spaces, and not within a longer word. A
 * slash before it is an address on another site, whose owner may be somebody else.
 */
function toPattern(names: readonly string[]): RegExp {
  const spellings = names
    .flatMap((name) => [...new Set([name.normalize('NFC'), name.normalize('NFD')])])
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(/\s+/g, '\\s+'));
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_/])@(?:${spellings.join('|')})(?![\\p{L}\\p{M}\\p{N}_])`, 'giu');
}
