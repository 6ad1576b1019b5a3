/** Elements that make a paragraph of their own. */
const BLOCK = /^\s*<\/?(?:p|div|ul|ol|li|pre|blockquote|table|h[1-6]|hr|figure)\b/i;

/**
 * Makes HTML of what WordPress keeps: HTML in which a line end is a line break and an empty line ends a paragraph, as
 * WordPress itself shows it. The result is as little trusted as the source.
 */
export function breakLines(source: string): string {
  const text = source.replaceAll(/\r\n?/g, '\n');
  if (!text.includes('\n')) return text;
  return text
    .split(/\n[ \t]*\n\s*/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      // What stands in pre keeps its lines.
      if (/<pre\b/i.test(part)) return part;
      // Between the tags of a block a line end is only how the source is laid out.
      if (BLOCK.test(part)) return part.replaceAll(/(?<!>)\n(?![ \t]*<)/g, '<br>\n');
      return `<p>${part.replaceAll(/(?<!<br ?\/?>)\n/gi, '<br>\n')}</p>`;
    })
    .join('\n');
}
