import type { Token } from 'markdown-it';
import type { WrittenText } from '../domain/written-text.ts';
import { toHtmlText } from './html-text.ts';
import { toLinkHost } from './links.ts';
import { parser } from './parser.ts';

/** Stands where a spoiler is: an excerpt or a mail gives nothing away. */
const HIDDEN = '[…]';

/** Stand around the words of a link until all lines are put together: no text holds them (Unicode's noncharacters). */
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';

type ToText = (tokens: readonly Token[]) => string;

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

function toLines(token: Token, toText: ToText): string[] {
  const text = token.type === 'inline' ? toText(token.children ?? []) : token.content;
  return text.trimEnd().split('\n');
}

function toText(body: string, toInline: ToText): string {
  const lines: string[] = [];
  let quotes = 0;
  let item = '';
  for (const token of parser.parse(body.toWellFormed(), {})) {
    if (token.type === 'blockquote_open') quotes++;
    if (token.type === 'blockquote_close') quotes--;
    if (token.type === 'list_item_open') item = token.info === '' ? '- ' : `${token.info}. `;
    if (token.type === 'list_item_close') item = '';
    if (token.type !== 'inline' && token.type !== 'fence') continue;
    const [first = '', ...rest] = toLines(token, toInline);
    lines.push(...[item + first, ...rest].map((line) => '> '.repeat(quotes) + line));
    item = '';
  }
  return lines.join('\n').trim();
}

/**
 * What a comment says, without its markup: for structured data, excerpts and mails. Each line and each block stands
 * on a line of its own; `> ` marks a quote, `- ` or its number an item of a list. Links keep their text, spoilers
 * are left out.
 */
export function toPlainText({ format, body }: WrittenText): string {
  return format === 'html' ? htmlToText(body) : toText(body, toInlineText);
}

/** The same of imported HTML. */
export function htmlToText(source: string): string {
  return toHtmlText(source, { link: (text) => text, spoiler: () => HIDDEN });
}

/**
 * The beginning of a comment of which no more than a beginning was read: at most so many UTF-16 code units. A tag that
 * was cut off is no text.
 */
export function toPlainStart({ format, body }: WrittenText, most: number): string {
  const cut = format === 'html' && body.lastIndexOf('<') > body.lastIndexOf('>');
  const text = toPlainText({ format, body: cut ? body.slice(0, body.lastIndexOf('<')) : body });
  return text.slice(0, most).toWellFormed();
}

/** A link of a comment: where its words stand in the text, in UTF-16 code units, and where it leads. */
export interface TextLink {
  readonly start: number;
  readonly end: number;
  readonly url: string;
  readonly host: string;
}

/**
 * What a comment says as moderators and rules read it: as toPlainText has it, with the words of spoilers, and its links.
 * The places that reasons name are places in this text.
 */
export function toJudgedText({ format, body }: WrittenText): { text: string; links: TextLink[] } {
  const urls: string[] = [];
  const unmarked = body.replace(/[\uFDD0\uFDD1]/g, '');
  if (format === 'markdown')
    return splitLinks(
      toText(unmarked, (tokens) => toMarkedText(tokens, urls)),
      urls,
    );
  const link = (text: string, href: string) => {
    urls.push(href);
    return OPEN + text + CLOSE;
  };
  return splitLinks(toHtmlText(unmarked, { link, spoiler: (text) => text }), urls);
}

function splitLinks(marked: string, urls: readonly string[]): { text: string; links: TextLink[] } {
  const links: TextLink[] = [];
  let text = '';
  let start = 0;
  for (const part of marked.split(/([\uFDD0\uFDD1])/)) {
    if (part === OPEN) start = text.length;
    else if (part === CLOSE) {
      const url = urls[links.length] ?? '';
      links.push({ start, end: text.length, url, host: toLinkHost(url) });
    } else text += part;
  }
  return { text, links };
}

function toMarkedText(tokens: readonly Token[], urls: string[]): string {
  let text = '';
  for (const token of tokens) {
    const { type, content, hidden } = token;
    if (type === 'link_open' && !hidden) {
      urls.push(String(token.attrGet('href')));
      text += OPEN;
    } else if (type === 'link_close' && !hidden) text += CLOSE;
    else text += type === 'softbreak' || type === 'hardbreak' ? '\n' : content;
  }
  return text;
}
