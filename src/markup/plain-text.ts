import type { Token } from 'markdown-it';
import { parser } from './parser.ts';

/** Stands where a spoiler is: an excerpt or a mail gives nothing away. */
const HIDDEN = '[…]';

function toInlineText(tokens: readonly Token[]): string {
  let text = '';
  let isHidden = false;
  for (const { type, content } of tokens) {
    if (type === 'spoiler_close') isHidden = false;
    if (!isHidden) text += type === 'softbreak' || type === 'hardbreak' ? '\n' : content;
    if (type === 'spoiler_open') {
      isHidden = true;
      text += HIDDEN;
    }
  }
  return text;
}

function toLines(token: Token): string[] {
  const text = token.type === 'inline' ? toInlineText(token.children ?? []) : token.content;
  return text.trimEnd().split('\n');
}

/**
 * What a comment says, without its markup: for structured data, excerpts and mails. Each line and each block stands
 * on a line of its own; `> ` marks a quote, `- ` or its number an item of a list. Links keep their text, spoilers
 * are left out.
 */
export function toPlainText(body: string): string {
  const lines: string[] = [];
  let quotes = 0;
  let item = '';
  for (const token of parser.parse(body.toWellFormed(), {})) {
    if (token.type === 'blockquote_open') quotes++;
    if (token.type === 'blockquote_close') quotes--;
    if (token.type === 'list_item_open') item = token.info === '' ? '- ' : `${token.info}. `;
    if (token.type === 'list_item_close') item = '';
    if (token.type !== 'inline' && token.type !== 'fence') continue;
    const [first = '', ...rest] = toLines(token);
    lines.push(...[item + first, ...rest].map((line) => '> '.repeat(quotes) + line));
    item = '';
  }
  return lines.join('\n').trim();
}
