import * as z from 'zod';
import { refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { SignInQuery } from '../render/index.ts';
import { toOrigin } from '../service/story-address.ts';
import { text } from '../wire/text.ts';
import type { HttpContext } from './context.ts';

/** What the steps of signing in hand to each other, as it comes in from outside. */
export const carriedSchema = z.object({
  return: text(2_000).optional(),
  site: z.string().max(100).optional(),
  origin: z.string().max(300).optional(),
  mode: z.enum(['window', 'redirect']).optional(),
  lang: text(35).optional(),
});

/** Where a sign-in leads, checked: nothing in it can send a reader, or a token, anywhere unregistered. */
export interface Carried {
  readonly query: SignInQuery;
  readonly site: Site | null;
  /** Present when a publisher's page gets a token. */
  readonly handOver: { readonly mode: 'window' | 'redirect'; readonly origin: string } | null;
  /** A path of Parley's own, or for a hand-over by redirect the publisher's page. */
  readonly returnTo: string;
}

/** Checks what a sign-in carries. A page whose origin its site has not registered is refused. */
export async function readCarried(
  context: HttpContext,
  given: z.infer<typeof carriedSchema>,
): Promise<Carried | Refusal> {
  // A step's own fields, such as the e-mail address and the code, must not get into the address of the next.
  const raw = carriedSchema.parse(given);
  // Whoever comes from a discussion signs in under its newspaper's name.
  const key = raw.site ?? /^\/([^/]+)\/stories\//.exec(raw.return ?? '')?.[1];
  const site = key === undefined ? null : await context.sites.find(key);
  if (raw.site !== undefined && site === null) return refuse('site_not_found');
  if (raw.mode === undefined) {
    const returnTo = toOwnPath(raw.return);
    return { query: { ...raw, origin: undefined, return: returnTo }, site, handOver: null, returnTo };
  }
  const origin = raw.origin ?? '';
  const isRegistered = site?.origins.includes(origin) ?? false;
  const returnTo = raw.return ?? '';
  const leadsElsewhere = raw.mode === 'redirect' && toOrigin(returnTo) !== origin;
  if (!isRegistered || leadsElsewhere) return refuse('origin_not_registered', { figures: { origin } });
  return { query: raw, site, handOver: { mode: raw.mode, origin }, returnTo };
}

/**
 * A path on Parley's own origin, as it may stand in a Location field; what could leave it (`//host`, `/\host`, an
 * address) becomes the front door.
 */
export function toOwnPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[^\p{Cc}\\]*$/u.test(path)
    ? path.replace(/[^\x21-\x7e]+/g, encodeURIComponent)
    : '/';
}
