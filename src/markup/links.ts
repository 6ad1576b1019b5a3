import type { StateCore, Token } from 'markdown-it';

/** The WHATWG parser of the runtime: it reads an address as the reader's browser will. */
declare const URL: {
  parse(address: string): {
    readonly protocol: string;
    readonly username: string;
    readonly password: string;
    readonly hostname: string;
    readonly pathname: string;
  } | null;
};

const ABSOLUTE = /^(?:https?:\/\/[^/]|mailto:)/i;

/** Search engines shall not count links in comments, and the page linked to shall not reach back. */
export const LINK_REL = 'nofollow ugc noopener';

/**
 * Whether an encoded address may stand in a link: absolute, http, https or mailto, one that browsers understand, and
 * without a user name before the host, which serves only to make an address look like another.
 */
export function isAllowedLink(href: string): boolean {
  const url = ABSOLUTE.test(href) ? URL.parse(href) : null;
  return url !== null && url.username === '' && url.password === '';
}

function mark(tokens: readonly Token[]): void {
  const shown: boolean[] = [];
  for (const token of tokens) {
    if (token.type === 'link_open') {
      const href = String(token.attrGet('href'));
      token.attrs = [
        ['href', href],
        ['rel', LINK_REL],
      ];
      token.hidden = shown.includes(true) || !isAllowedLink(href);
      shown.push(!token.hidden);
    }
    if (token.type === 'link_close') token.hidden = !shown.pop();
  }
}

/**
 * Core rule, after the inline rules: no attribute but `href` and `rel`. Two kinds of link become their text: the
 * empty `[text]()`, which the parser lets through unasked, and one inside another, where a spoiler hid it from the
 * parser.
 */
export function linkAttributesRule(state: StateCore): void {
  for (const block of state.tokens) mark(block.children ?? []);
}

/** The host that a link leads to, in small letters; of a mailbox, what stands behind the @. */
export function toLinkHost(href: string): string {
  const url = URL.parse(href);
  if (url?.protocol !== 'mailto:') return url?.hostname ?? '';
  return url.pathname.slice(url.pathname.lastIndexOf('@') + 1).toLowerCase();
}
