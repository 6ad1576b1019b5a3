import { h, type ComponentChild, type VNode } from 'preact';

/** A stretch of a text that something is to be said about, in UTF-16 code units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** What it is marked for: shown when one points at it. */
  readonly title: string;
  readonly strict: boolean;
}

/** The elements that the server's HTML may hold (src/markup); of their attributes only these two are kept. */
const ELEMENTS = new Set([
  'a',
  'blockquote',
  'br',
  'code',
  'em',
  'li',
  'ol',
  'p',
  'pre',
  's',
  'span',
  'strong',
  'ul',
]);

/**
 * The server's HTML of a comment as elements, with stretches of its text marked. Nothing is put into the page as HTML:
 * elements are made one by one, and what is not known is left out. Where text and HTML do not fit together, the text
 * is shown by itself, so that no mark stands in the wrong place.
 */
export function toNodes(
  { html, text }: { readonly html: string; readonly text: string },
  marks: readonly Mark[],
): ComponentChild[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  if (marks.length === 0) return [...body.childNodes].map((node) => toNode(node, plain));
  const places = placeText(body, text);
  if (places === null) return [<p class="plain">{markText(text, 0, marks)}</p>];
  const place = (node: Text): ComponentChild[] => markPlaced(node.data, places.get(node) ?? [], marks);
  return [...body.childNodes].map((node) => toNode(node, place));
}

const plain = (node: Text): ComponentChild[] => [node.data];

function toNode(node: Node, toText: (text: Text) => ComponentChild[]): ComponentChild {
  if (node instanceof Text) return toText(node);
  if (!(node instanceof Element)) return null;
  const name = node.localName;
  const children = [...node.childNodes].map((child) => toNode(child, toText));
  if (!ELEMENTS.has(name)) return children;
  // Moderators read what spoilers hide, and follow links with their eyes open.
  if (name === 'a') return toLink(node, children);
  return h(name, name === 'span' ? { class: node.className } : {}, ...children.flat());
}

function toLink(node: Element, children: ComponentChild[]): VNode {
  const href = node.getAttribute('href') ?? '';
  const isSafe = /^(https?:|mailto:)/i.test(href);
  return isSafe ? (
    <a href={href} rel="nofollow noopener noreferrer" target="_blank">
      {children}
    </a>
  ) : (
    <span>{children}</span>
  );
}

/** Where each code unit of the HTML's text stands in the plain text; null where they differ in more than signs of structure. */
function placeText(body: HTMLElement, text: string): Map<Text, number[]> | null {
  const places = new Map<Text, number[]>();
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  let at = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const own: number[] = [];
    for (const unit of node.data.split('')) {
      if (/\s/.test(unit)) {
        own.push(-1);
        continue;
      }
      // Line ends, and the signs that stand for quotes and lists.
      while (at < text.length && text[at] !== unit && /[\s>.\-\d]/.test(text[at] ?? '')) at += 1;
      if (text[at] !== unit) return null;
      own.push(at);
      at += 1;
    }
    places.set(node, own);
  }
  return places;
}

function markPlaced(data: string, places: readonly number[], marks: readonly Mark[]): ComponentChild[] {
  const markAt = (place: number) => marks.find(({ start, end }) => place >= start && place < end);
  const parts: { text: string; mark: Mark | undefined }[] = [];
  for (const [index, unit] of data.split('').entries()) {
    const place = places[index] ?? -1;
    const last = parts.at(-1);
    // White space belongs to what stands before it, if the mark goes on behind it.
    const next = places.slice(index).find((each) => each >= 0) ?? -1;
    const mark = place >= 0 ? markAt(place) : last?.mark === markAt(next) ? last?.mark : undefined;
    if (last && last.mark === mark) last.text += unit;
    else parts.push({ text: unit, mark });
  }
  return parts.map(({ text, mark }) => (mark ? <Marked mark={mark} text={text} /> : text));
}

function markText(text: string, from: number, marks: readonly Mark[]): ComponentChild[] {
  return markPlaced(
    text,
    Array.from({ length: text.length }, (_, index) => from + index),
    marks,
  );
}

function Marked({ mark, text }: { mark: Mark; text: string }): VNode {
  return (
    <mark class={mark.strict ? 'strict' : undefined} title={mark.title}>
      {text}
    </mark>
  );
}
