import assert from 'node:assert/strict';
import { parseFragment, serialize } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { ALLOWED_ELEMENTS } from '../markup/allowed-html.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const LINK_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function checkAddress(href: string): void {
  assert.ok(LINK_PROTOCOLS.has(new URL(href, 'other://a.example').protocol), `link to ${href}`);
}

function checkElement(element: Element): void {
  const attributes = ALLOWED_ELEMENTS[element.tagName];
  assert.ok(attributes, `element <${element.tagName}>`);
  assert.ok(
    element.sourceCodeLocation?.endTag ?? element.tagName === 'br',
    `<${element.tagName}> is closed by the parser, not by its end tag`,
  );
  for (const { name, value } of element.attrs) {
    assert.ok(attributes[name]?.(value), `attribute ${name}="${value}" of <${element.tagName}>`);
    if (name === 'href') checkAddress(value);
  }
}

function countElements(nodes: readonly Node[]): number {
  let count = 0;
  for (const node of nodes) {
    if (node.nodeName === '#text') continue;
    assert.ok(isElement(node), `node ${node.nodeName}`);
    checkElement(node);
    count += 1 + countElements(node.childNodes);
  }
  return count;
}

/**
 * Fails unless a comment's HTML holds the allowed elements and attributes only, as a browser reads it, each where
 * its tags stand; and unless what a browser makes of it is read the same way again.
 */
export function checkCommentHtml(html: string): void {
  const tree = parseFragment(html, { sourceCodeLocationInfo: true });
  const count = countElements(tree.childNodes);
  assert.equal(count, html.match(/<[a-z]/gi)?.length ?? 0, 'elements in the tree and start tags in the text');
  const once = serialize(tree);
  assert.equal(serialize(parseFragment(once)), once, 'the serialised tree reads as itself');
}
