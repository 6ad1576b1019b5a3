import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isId } from '../domain/ids.ts';
import { newToken } from '../service/sessions.ts';
import type { HttpConfig } from './context.ts';

const YEAR_SECONDS = 365 * 24 * 3_600;

/** Names of the cookies; by https they carry the prefix that binds them to this host. */
export function cookieNames(config: Pick<HttpConfig, 'publicUrl'>) {
  const prefix = config.publicUrl.startsWith('https:') ? '__Host-' : '';
  return {
    /** A session on Parley's own origin. */
    session: `${prefix}parley_session`,
    /** An embed session in the jar that the browser keeps for one publisher's site (CHIPS). Always Secure. */
    embed: '__Host-parley_embed',
    /** The browser that asked for a sign-in code. */
    browser: `${prefix}parley_browser`,
    /** The mailboxes that have signed in in this browser, as marks that nobody can read. */
    known: `${prefix}parley_known`,
    /** The browser that is away at another service to sign in. */
    flow: `${prefix}parley_flow`,
    /** The name that the other service knows somebody by, until they choose one here. */
    proposal: `${prefix}parley_proposal`,
    /** The browser that a passkey's challenge was given to, while nobody is signed in. */
    passkey: `${prefix}parley_passkey`,
  };
}

/** Keeps a session on Parley's own origin. */
export function setSessionCookie(reply: FastifyReply, config: HttpConfig, token: string): void {
  void reply.setCookie(cookieNames(config).session, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.publicUrl.startsWith('https:'),
    maxAge: YEAR_SECONDS,
  });
}

/** The token of the session that this browser has on Parley's own pages; null without one. */
export function readSessionCookie(request: FastifyRequest, config: HttpConfig): string | null {
  return request.cookies[cookieNames(config).session] ?? null;
}

/** The token of the session that this browser keeps for a publisher's pages; null without one. */
export function readEmbedCookie(request: FastifyRequest, config: HttpConfig): string | null {
  return request.cookies[cookieNames(config).embed] ?? null;
}

/** Forgets whatever session the browser holds. */
export function clearSessionCookie(reply: FastifyReply, config: HttpConfig): void {
  const { session, embed } = cookieNames(config);
  void reply.clearCookie(session, {
    path: '/',
    httpOnly: true,
    secure: config.publicUrl.startsWith('https:'),
  });
  void reply.clearCookie(embed, {
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'none',
    partitioned: true,
  });
}

/** Keeps an embed session in the jar of one publisher's site, out of reach of scripts. */
export function setEmbedCookie(reply: FastifyReply, config: HttpConfig, token: string): void {
  void reply.setCookie(cookieNames(config).embed, token, {
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'none',
    partitioned: true,
    maxAge: 7 * 24 * 3_600,
  });
}

/** What a browser keeps between asking for a code and typing it. */
export interface StartedSignIn {
  readonly id: string;
  readonly browserToken: string;
  readonly email: string;
  /** Whether a code was sent, or a link. */
  readonly kind: 'code' | 'link';
}

/** Keeps what was started until the code is typed. */
export function setSignInCookie(reply: FastifyReply, config: HttpConfig, started: StartedSignIn): void {
  const email = Buffer.from(started.email).toString('base64url');
  const value = [started.id, started.browserToken, email, started.kind].join('.');
  void reply.setCookie(cookieNames(config).browser, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.publicUrl.startsWith('https:'),
    maxAge: 3_600,
  });
}

/** What the browser started; null when it started nothing. */
export function readSignInCookie(request: FastifyRequest, config: HttpConfig): StartedSignIn | null {
  const [id, browserToken, email, kind] = (request.cookies[cookieNames(config).browser] ?? '').split('.');
  if (id === undefined || browserToken === undefined || email === undefined || !isId(id)) return null;
  return {
    id,
    browserToken,
    email: Buffer.from(email, 'base64url').toString('utf8'),
    kind: kind === 'link' ? 'link' : 'code',
  };
}

/**
 * What a browser is known by while a passkey is asked for. Kept where it is there already: two pages, or a field and a
 * button of one, may ask at once.
 */
export function keepPasskeyCookie(request: FastifyRequest, reply: FastifyReply, config: HttpConfig): string {
  const token = readPasskeyCookie(request, config) ?? newToken();
  void reply.setCookie(cookieNames(config).passkey, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: config.publicUrl.startsWith('https:'),
    maxAge: 3_600,
  });
  return token;
}

/** The token of that cookie; null where none was given. */
export function readPasskeyCookie(request: FastifyRequest, config: HttpConfig): string | null {
  const token = request.cookies[cookieNames(config).passkey];
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
}

/** The token of an Authorization field (RFC 6750); null without one. */
export function bearerToken(request: FastifyRequest): string | null {
  const match = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}
