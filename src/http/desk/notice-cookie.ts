import type { Notice } from '../../render/index.ts';
import type { Exchange } from '../exchange.ts';

const PURPOSE = 'desk-notice';
/** Long enough for the next page to arrive, too short to be told again tomorrow. */
const SECONDS = 60;
/** Browsers refuse cookies above 4096 bytes, names and attributes included. */
const MOST_BYTES = 3_800;

interface Kept {
  /** The path of the page that shows it. */
  readonly at: string;
  readonly notice: Notice;
}

/**
 * Keeps what a form brought about for the page that follows. It is sealed, because it may be the one sight of a new
 * token, and nobody but the server writes what stands in a notice.
 */
export function keepNotice({ context, reply }: Exchange, location: string, notice: Notice): void {
  const at = location.replace(/[?#].*$/, '');
  const whole = seal(context.deps, { at, notice });
  // What changed is in the audit log, too; the sentence itself always fits.
  const { changes: _, undo: __, ...short } = notice;
  const value = whole.length <= MOST_BYTES ? whole : seal(context.deps, { at, notice: short });
  void reply.setCookie(nameOf(context.config.publicUrl), value, {
    ...attributes(context.config.publicUrl),
    maxAge: SECONDS,
  });
}

/** What the form before this page brought about, the first time it is asked for; null when there was none. */
export function takeNotice({ context, request, reply }: Exchange): Notice | null {
  const { publicUrl } = context.config;
  const value = request.cookies[nameOf(publicUrl)];
  if (value === undefined) return null;
  const kept = open(context.deps, value);
  if (kept?.at !== request.url.replace(/\?.*$/, '')) return null;
  void reply.clearCookie(nameOf(publicUrl), attributes(publicUrl));
  return kept.notice;
}

type Deps = Exchange['context']['deps'];

function seal({ keys }: Deps, kept: Kept): string {
  return keys.seal(PURPOSE, JSON.stringify(kept)).toString('base64url');
}

function open({ keys }: Deps, value: string): Kept | null {
  try {
    return JSON.parse(keys.open(PURPOSE, Buffer.from(value, 'base64url'))) as Kept;
  } catch {
    return null;
  }
}

function nameOf(publicUrl: string): string {
  return `${publicUrl.startsWith('https:') ? '__Host-' : ''}parley_notice`;
}

function attributes(publicUrl: string) {
  const secure = publicUrl.startsWith('https:');
  return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
}
