import { newToken } from '../service/sessions.ts';
import type { Exchange } from './exchange.ts';
import { cookieNames } from './cookies.ts';

/** As long as a sign-in with another service may take, in seconds. */
const LIFETIME_SECONDS = 600;

const TOKEN = /^[\w-]{43}$/;

/** The token that binds sign-ins with other services to this browser; several may be under way in its tabs. */
export function readFlowBrowser({ context, request }: Exchange): string | null {
  const token = request.cookies[cookieNames(context.config).flow] ?? '';
  return TOKEN.test(token) ? token : null;
}

/** The same, made where there is none, and kept for as long as a sign-in may take. */
export function keepFlowBrowser(exchange: Exchange): string {
  const token = readFlowBrowser(exchange) ?? newToken();
  keep(exchange, cookieNames(exchange.context.config).flow, token);
  return token;
}

/** Keeps the name that another service knows somebody by, until they choose one here. */
export function proposeName(exchange: Exchange, name: string): void {
  keep(exchange, cookieNames(exchange.context.config).proposal, Buffer.from(name).toString('base64url'));
}

/** That name, to stand in the form; whoever changes it in their browser only types in another place. */
export function readProposedName({ context, request }: Exchange): string | undefined {
  const value = request.cookies[cookieNames(context.config).proposal];
  return value === undefined ? undefined : Buffer.from(value.slice(0, 1_000), 'base64url').toString('utf8');
}

function keep({ context, reply }: Exchange, name: string, value: string): void {
  void reply.setCookie(name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: context.config.publicUrl.startsWith('https:'),
    maxAge: LIFETIME_SECONDS,
  });
}
