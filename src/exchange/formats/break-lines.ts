/** Elements that make a paragraph of their own. */
const BLOCK = /^\s*<\/?(?:p|div|ul|ol|li|pre|blockquote|table|h[1-6]|hr|figure)\b/i;

/** What stands in pre keeps its lines, empty ones too. */
const PRE = /(<pre\b[^]*?(?:<\/pre>|$))/i;

/**
 * Makes HTML of what WordPress keeps: HTML in which a line end is a line break and an empty line ends a paragraph, as
 * WordPress itself shows it. The result is as little trusted as the source.
 */
export function breakLines(source: string): string {
  const text = source.replaceAll(/\r\n?/g, '\n');
  if (!text.includes('\n')) return text;
  return text
    .split(PRE)
    .flatMap((part, index) => (index % 2 === 1 ? part : toParagraphs(part)))
    .join('\n');
}

function toParagraphs(text: string): string[] {
  return text
    .split(/\n[ \t]*\n\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      // Between the tags of a block a line end is only how the source is laid out.
      if (BLOCK.test(part)) return part.replaceAll(/(?<!>)\n(?![ \t]*<)/g, '<br>\n');
      return `<p>${part.replaceAll(/(?<!<br ?\/?>)\n/gi, '<br>\n')}</p>`;
    });
}
