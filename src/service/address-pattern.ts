/** Longest pattern, in UTF-16 code units. */
export const MAX_PATTERN_LENGTH = 200;

/**
 * A pattern of addresses in the one spelling it is kept in: a path (`/sport/*`), which counts on every origin of the
 * site, or a whole address without a query. `*` stands for any characters, none and slashes among them. Null when it is
 * neither. Capital and small letters count alike.
 */
export function parsePattern(text: string): string | null {
  const given = text.trim();
  if (given.length > MAX_PATTERN_LENGTH || /[?#\s\p{Cc}\\]/u.test(given)) return null;
  const isPath = given.startsWith('/');
  if (!isPath && !/^https?:\/\/[^/*]+\//i.test(given)) return null;
  const url = URL.parse(isPath ? `https://site.example${given}` : given);
  if (!url || url.username !== '' || url.password !== '') return null;
  // Addresses of stories have no slash at the end.
  const path = url.pathname.replace(/\/+$/, '') || '/';
  return (isPath ? path : url.origin + path).toLowerCase();
}

/** Whether the address of a story (in its normal form) is one of a pattern's. Takes time by the lengths of both alone. */
export function matchesPattern(pattern: string, address: string): boolean {
  const url = URL.parse(address);
  if (!url) return false;
  const path = url.pathname;
  return matches(pattern, (pattern.startsWith('/') ? path : url.origin + path).toLowerCase());
}

function matches(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  // The earliest place of each piece leaves the most for those behind it: nothing is tried twice.
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
