/**
 * What every page says to browsers: nothing inline, nothing from elsewhere, never in a frame. Referrers stay within the
 * installation, but forms still tell their origin, which the check against forged requests needs.
 */
export const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/**
 * The policy of a page whose forms lead to `targets` too: browsers apply form-action to redirects. `providers` stands for the
 * services that people sign in with, and wherever those send them on their way.
 */
export function policyWithForms(publicUrl: string, targets: readonly string[]): string {
  const isSecure = publicUrl.startsWith('https:');
  const sources = targets.map((each) =>
    each === 'providers' ? (isSecure ? 'https:' : 'https: http:') : each,
  );
  return PAGE_HEADERS['content-security-policy'].replace(
    "form-action 'self'",
    ["form-action 'self'", ...sources].join(' '),
  );
}

/** The same for answers that publishers' pages fetch or load. */
export const SHARED_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

export const HTML = 'text/html; charset=utf-8';
/** Kept by nobody but the browser, which asks again each time: Back shows what was typed. */
export const PRIVATE = 'private, no-cache';
/** May be kept by anybody, who has to ask each time whether it is still true. */
export const REVALIDATE = 'public, no-cache';

/** HSTS belongs to installations that are reached by https. */
export function transportHeaders(publicUrl: string): Record<string, string> {
  return publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {};
}
