import type { SafeHtml } from '../domain/safe-html.ts';
import { HtmlReader } from './html-reader.ts';
import { HtmlWriter } from './html-writer.ts';

/** Making one for each comment would take as long as reading it. */
const reader = new HtmlReader();

/**
 * Makes the HTML of an imported comment safe: the elements and attributes that rendered Markdown has, and no others. Old
 * elements become what is nearest to them (a heading a bold paragraph, a row of a table a line, a picture or a video a
 * link); of everything else the text is kept, but for scripts, styles, templates and drawings. Where nothing else makes
 * lines, a line end is a line break and an empty line ends a paragraph, as in WordPress. Bare addresses become links.
 *
 * Any text renders, in time that grows with its length, and always to the same; what comes out renders to itself. It is
 * empty where nothing of the source is text.
 */
export function renderHtml(source: string): SafeHtml {
  const text = source.toWellFormed();
  const writer = new HtmlWriter();
  if (/[<&]/.test(text)) reader.read(text, writer);
  else writer.text(text);
  return writer.finish() as SafeHtml;
}
