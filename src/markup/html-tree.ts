/** An element of rendered HTML, or a text in it. */
export type HtmlNode = HtmlElement | string;

export interface HtmlElement {
  readonly tag: string;
  /** Of a link, where it leads. */
  readonly href: string;
  /** Of an ordered list, the number of its first item. */
  readonly start: number;
  readonly children: HtmlNode[];
}

const TOKEN = /<(\/?)([a-z]+)([^>]*)>|[^<]+/g;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/**
 * The tree of HTML that `renderHtml` made, which is well nested and no deeper than a few dozen. Line ends that only lay out
 * the source are left out.
 */
export function parseRendered(html: string): HtmlElement {
  const root = toElement('', '');
  const open = [root];
  for (const { 0: token, 1: slash, 2: tag, 3: attributes = '' } of html.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? root;
    if (tag === undefined) {
      const text = open.some((element) => element.tag === 'pre') ? token : token.replaceAll('\n', '');
      if (text !== '') parent.children.push(unescapeHtml(text));
    } else if (slash === '/') open.pop();
    else {
      const element = toElement(tag, attributes);
      parent.children.push(element);
      if (tag !== 'br') open.push(element);
    }
  }
  return root;
}

function toElement(tag: string, attributes: string): HtmlElement {
  const start = /\bstart="(\d+)"/.exec(attributes)?.[1];
  return {
    // There is but one kind of span.
    tag: tag === 'span' ? 'spoiler' : tag,
    href: unescapeHtml(/\bhref="([^"]*)"/.exec(attributes)?.[1] ?? ''),
    start: start === undefined ? 1 : Number(start),
    children: [],
  };
}

function unescapeHtml(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? '');
}
