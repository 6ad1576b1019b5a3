/** Parameters that campaigns and networks add to addresses; the story behind them is the same. */
const TRACKING =
  /^(utm_.*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|mc_cid|mc_eid|_ga|_gl|at_medium|at_campaign|cmpid|ref_src|s_cid|wt_mc|xtor)$/i;

const MAX_KEY_LENGTH = 1_000;

/**
 * The one spelling of an address that stands for all its variants: no fragment, no tracking parameters, the others in
 * order, no trailing slash. Null when it is not an http(s) address, or one with a password in it.
 */
export function normalizeAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '')
    return null;
  url.hash = '';
  const tracking = Array.from(url.searchParams.keys()).filter((name) => TRACKING.test(name));
  for (const name of tracking) url.searchParams.delete(name);
  url.searchParams.sort();
  url.pathname = url.pathname.replace(/\/+$/, '') || '/';
  return url.href.length > MAX_KEY_LENGTH
    ? null
    : url.pathname === '/' && url.search === ''
      ? url.origin
      : url.href;
}

/**
 * The key of a story from what a page calls it: an address becomes its normal form, anything else is the publisher's
 * own id. Null when it can be neither.
 */
export function toStoryKey(text: string): string | null {
  if (/^https?:\/\//i.test(text)) return normalizeAddress(text);
  const id = text.trim();
  // Control characters have no place in an id, and the database refuses the first of them.
  return id.length > 0 && id.length <= MAX_KEY_LENGTH && !/\p{Cc}/u.test(id) ? id : null;
}

/** The origin of an address, as it stands in a site's list; null when it is not an address. */
export function toOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { origin, protocol } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? origin : null;
}
