import { parseRendered, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { isBlockTag } from './html-text.ts';
import { escapeLine, writeCode, writeLink } from './markdown-escapes.ts';
import { parser } from './parser.ts';
import { renderHtml } from './render-html.ts';

/** How faithfully a line is written: with everything, without emphasis, or as its text and links alone. */
type Style = 'full' | 'plain' | 'bare';

/** Stand around what is hidden while two texts are compared; no text has them. */
const SPOILED: readonly [string, string] = ['\uFDD0', '\uFDD1'];

const READ: Readonly<Record<string, string>> = {
  softbreak: '\n',
  hardbreak: '\n',
  spoiler_open: SPOILED[0],
  spoiler_close: SPOILED[1],
};

const EMPHASIS: Readonly<Record<string, string>> = { em: '*', strong: '**', s: '~~', spoiler: '||' };

/**
 * The Markdown that says the same as imported HTML, for its author to go on with. Where Markdown has no way to write
 * something (emphasis in the middle of a word with signs around it, a list that begins at 4), its text is kept without it;
 * spoilers are kept where anything is.
 */
export function htmlToMarkdown(source: string): string {
  return writeBlocks(parseRendered(renderHtml(source)).children).trim();
}

function writeBlocks(nodes: readonly HtmlNode[], isTight = false): string {
  const parts: string[] = [];
  let inline: HtmlNode[] = [];
  let listBefore = '';
  let isOther = false;
  const endLine = () => {
    if (inline.length > 0) parts.push(writeLine(inline));
    inline = [];
  };
  for (const node of nodes) {
    if (typeof node === 'string' || !isBlockTag(node.tag)) {
      inline.push(node);
      continue;
    }
    endLine();
    // Two lists next to each other are one unless their marks differ.
    isOther = node.tag === listBefore && !isOther;
    listBefore = node.tag;
    parts.push(writeBlock(node, isOther));
  }
  endLine();
  return parts.join(isTight ? '\n' : '\n\n');
}

function writeBlock(block: HtmlElement, isOther: boolean): string {
  if (block.tag === 'blockquote') return quote(writeBlocks(block.children));
  if (block.tag === 'pre') return writeFence(block);
  if (block.tag === 'ul' || block.tag === 'ol') return writeList(block, isOther);
  return writeLine(block.children);
}

function writeFence(pre: HtmlElement): string {
  const code = textOf(pre.children).replace(/\n$/, '');
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}

function writeList(list: HtmlElement, isOther: boolean): string {
  const items = list.children.filter((item) => typeof item !== 'string');
  const isTight = !items.some(({ children }) =>
    children.some((node) => typeof node !== 'string' && node.tag === 'p'),
  );
  return items
    .map((item, index) => {
      const mark = list.tag === 'ul' ? (isOther ? '*' : '-') : `${list.start + index}${isOther ? ')' : '.'}`;
      // A list that does not start at 1 is a text with numbers.
      const rest = list.tag === 'ol' && list.start !== 1 ? '' : ' '.repeat(mark.length + 1);
      return indent(writeBlocks(item.children, isTight), `${mark} `, rest);
    })
    .join(isTight ? '\n' : '\n\n');
}

function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function indent(text: string, first: string, rest: string): string {
  return first + text.replaceAll(/\n(?!\n|$)/g, `\n${rest}`);
}

/** The first of the styles that is read as the text it was written from, with the same words hidden. */
function writeLine(nodes: readonly HtmlNode[]): string {
  const text = textOf(nodes, SPOILED);
  for (const style of ['full', 'plain'] as const) {
    const line = writeInline(nodes, style);
    if (readBack(line) === text) return line;
  }
  return writeInline(nodes, 'bare');
}

function writeInline(nodes: readonly HtmlNode[], style: Style): string {
  let line = '';
  let text = '';
  const endText = () => {
    line += escapeLine(text, { isStart: line === '' || line.endsWith('\n'), isStrict: style === 'bare' });
    text = '';
  };
  for (const node of nodes) {
    if (typeof node === 'string') text += node;
    else {
      endText();
      line += writeElement(node, style);
    }
  }
  endText();
  return line;
}

function writeElement(node: HtmlElement, style: Style): string {
  if (node.tag === 'br') return '\n';
  const text = textOf(node.children);
  // There is no Markdown for a mark around nothing.
  if (text.trim() === '') return text;
  if (node.tag === 'code') return writeCode(text);
  const inner = writeInline(node.children, style);
  if (node.tag === 'a') return writeLink(inner, text, node.href);
  const mark = EMPHASIS[node.tag] ?? '';
  return style === 'full' || node.tag === 'spoiler' ? mark + inner + mark : inner;
}

function textOf(nodes: readonly HtmlNode[], [open, close]: readonly [string, string] = ['', '']): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      if (node.tag === 'br') return '\n';
      const text = textOf(node.children, [open, close]);
      return node.tag === 'spoiler' ? open + text + close : text;
    })
    .join('');
}

/** What a line says once it is read as Markdown. */
function readBack(line: string): string {
  const [block, ...others] = parser
    .parse(line, {})
    .filter(({ type }) => type === 'inline' || type === 'fence');
  if (block === undefined || others.length > 0) return '';
  return (block.children ?? []).map(({ type, content }) => READ[type] ?? content).join('');
}
