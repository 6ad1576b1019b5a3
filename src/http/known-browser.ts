import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { HttpContext } from './context.ts';
import { cookieNames } from './cookies.ts';
import type { Exchange } from './exchange.ts';

/** A family shares a tablet; more people than this are told apart by their mailbox alone. */
const MOST_MAILBOXES = 4;
const YEAR_SECONDS = 365 * 24 * 3_600;

/**
 * Whether a mailbox has signed in in this browser before. Such a browser has an allowance of its own for codes, so that
 * what others ask for in the owner's name does not keep the owner out. ("Device cookies", OWASP.)
 */
export function isKnownBrowser(context: HttpContext, request: FastifyRequest, email: string): boolean {
  return readMarks(context, request).some((mark) => isMarkOf(context, mark, email));
}

/** Notes in the browser that a mailbox has signed in here. The mailbox cannot be read from it. */
export function rememberBrowser({ context, request, reply }: Exchange, email: string): void {
  const others = readMarks(context, request).filter((mark) => !isMarkOf(context, mark, email));
  const salt = randomBytes(9).toString('base64url');
  const mark = `${salt}.${context.deps.keys.mac('known-browser', `${salt}:${email}`).toString('base64url')}`;
  void reply.setCookie(
    cookieNames(context.config).known,
    [mark, ...others].slice(0, MOST_MAILBOXES).join('~'),
    {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: context.config.publicUrl.startsWith('https:'),
      maxAge: YEAR_SECONDS,
    },
  );
}

function readMarks(context: HttpContext, request: FastifyRequest): string[] {
  const value = request.cookies[cookieNames(context.config).known] ?? '';
  return value.split('~').filter(Boolean).slice(0, MOST_MAILBOXES);
}

function isMarkOf(context: HttpContext, mark: string, email: string): boolean {
  const [salt = '', mac = ''] = mark.split('.');
  return context.deps.keys.verify('known-browser', `${salt}:${email}`, Buffer.from(mac, 'base64url'));
}
