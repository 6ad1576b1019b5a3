import type { SafeHtml } from '../domain/safe-html.ts';

/** How most comments begin. */
const WORDS = /^<p>[^<\s]/;

/** Whether rendered HTML has no text for anybody to see, such as what `>` alone renders to. */
export function showsNothing(html: SafeHtml): boolean {
  return !WORDS.test(html) && html.replace(/<[^>]*>/g, '').trim() === '';
}
