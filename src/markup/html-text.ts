import { parseRendered, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { renderHtml } from './render-html.ts';

/** What becomes of links and spoilers in a text. */
export interface TextMarks {
  readonly link: (text: string, href: string) => string;
  readonly spoiler: (text: string) => string;
}

const BLOCKS: ReadonlySet<string> = new Set(['blockquote', 'ol', 'ul', 'li', 'p', 'pre']);

/** Whether an element of rendered HTML makes lines of its own. */
export function isBlockTag(tag: string): boolean {
  return BLOCKS.has(tag);
}

/**
 * What an imported comment says, without its markup, laid out as the text of a Markdown comment is: a line for each line and
 * block, `> ` before a quote, `- ` or the number before an item of a list.
 */
export function toHtmlText(source: string, marks: TextMarks): string {
  return toLines(parseRendered(renderHtml(source)), marks)
    .join('\n')
    .trim();
}

function toLines({ children }: HtmlElement, marks: TextMarks): string[] {
  const lines: string[] = [];
  let inline: HtmlNode[] = [];
  const endLine = () => {
    if (inline.length > 0) lines.push(...toInline(inline, marks).split('\n'));
    inline = [];
  };
  for (const child of children) {
    if (typeof child === 'string' || !isBlockTag(child.tag)) inline.push(child);
    else {
      endLine();
      lines.push(...toBlock(child, marks));
    }
  }
  endLine();
  return lines;
}

function toBlock(block: HtmlElement, marks: TextMarks): string[] {
  if (block.tag === 'blockquote') return toLines(block, marks).map((line) => `> ${line}`);
  if (block.tag === 'pre') return toInline(block.children, marks).trimEnd().split('\n');
  if (block.tag !== 'ol' && block.tag !== 'ul') return toLines(block, marks);
  return block.children.flatMap((item, index) => {
    if (typeof item === 'string') return [];
    const [first = '', ...rest] = toLines(item, marks);
    // Two marks on one line say no more than the last.
    if (isList(item.children[0])) return [first, ...rest];
    return [`${block.tag === 'ul' ? '-' : `${block.start + index}.`} ${first}`, ...rest];
  });
}

function isList(node: HtmlNode | undefined): boolean {
  return typeof node === 'object' && (node.tag === 'ol' || node.tag === 'ul');
}

function toInline(nodes: readonly HtmlNode[], marks: TextMarks): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      if (node.tag === 'br') return '\n';
      const text = toInline(node.children, marks);
      if (node.tag === 'a') return marks.link(text, node.href);
      return node.tag === 'spoiler' && text.trim() !== '' ? marks.spoiler(text) : text;
    })
    .join('');
}
