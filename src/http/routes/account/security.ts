import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isId, type SessionId } from '../../../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { accountUrl, PATHS, renderSecurityPage, renderSecurityStep } from '../../../render/index.ts';
import { listLinkableProviders } from '../../../service/foreign-sign-in.ts';
import { endOtherSessions, endOwnSession } from '../../../service/own-sessions.ts';
import { readSecurity } from '../../../service/read-security.ts';
import { unlinkIdentity } from '../../../service/unlink-identity.ts';
import { text } from '../../../wire/text.ts';
import { openAccount, sendAccountPage, type AccountExchange } from '../../account-page.ts';
import type { HttpContext } from '../../context.ts';
import { sendPageRefusal } from '../../errors.ts';
import { spend } from '../../exchange.ts';
import { sendSecurityNotice } from '../../send-security-notice.ts';
import { registerPasskeyPages } from './passkeys.ts';
import { registerTotpPage } from './totp.ts';

/** By what one proves who one is, and where one is signed in. */
export function registerSecurity(server: FastifyInstance, context: HttpContext): void {
  registerPasskeyPages(server, context);
  registerTotpPage(server, context);
  registerIdentities(server, context);
  const typed = server.withTypeProvider<ZodTypeProvider>();

  server.get(
    PATHS.accountSecurity,
    { config: { permission: 'account.read' }, schema: { hide: true } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.read');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      return showSecurity(exchange);
    },
  );

  // Where a form that ends sessions was sent from is the page that lists them.
  server.get(PATHS.ownSessions, { config: { permission: 'page.read' }, schema: { hide: true } }, (_, reply) =>
    reply.code(303).header('location', PATHS.accountSecurity).send(),
  );

  typed.post(
    PATHS.ownSessions,
    {
      config: { permission: 'account.change' },
      schema: { hide: true, body: z.object({ session: text(100).optional() }) },
    },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.change');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const refusal = await endSessions(exchange, request.body.session);
      // One that is over already is what was asked for.
      if (refusal && refusal.refused !== 'session_not_found') return showSecurity(exchange, refusal);
      return reply.code(303).header('location', toSecurity(exchange)).send();
    },
  );
}

async function endSessions(exchange: AccountExchange, id: string | undefined): Promise<Refusal | null> {
  const { context, actor } = exchange;
  const limited = await spend(exchange, 'session', actor.accountId);
  if (limited) return limited;
  if (id !== undefined)
    return isId(id) ? endOwnSession(context.deps, actor, id as SessionId) : refuse('session_not_found');
  const ended = await endOtherSessions(context.deps, actor);
  return isRefusal(ended) ? ended : null;
}

async function showSecurity(
  exchange: AccountExchange,
  refusal: Refusal | null = null,
): Promise<FastifyReply> {
  const { context, actor, frame } = exchange;
  const security = await readSecurity(context.deps, actor);
  if (isRefusal(security)) return sendPageRefusal(context, exchange.request, exchange.reply)(security);
  const providers = await listLinkableProviders(context.deps, actor);
  if (isRefusal(providers)) return sendPageRefusal(context, exchange.request, exchange.reply)(providers);
  const { host } = new URL(context.config.publicUrl);
  const html = renderSecurityPage({ ...security, providers, frame, host, refusal: refusal ?? undefined });
  return sendAccountPage(exchange, html, refusal);
}

/** The page of security, in the language that was asked for. */
export function toSecurity({ frame }: AccountExchange): string {
  return accountUrl(PATHS.accountSecurity, { lang: frame.lang });
}

function registerIdentities(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const querystring = z.object({ issuer: text(500), subject: text(500), lang: text(35).optional() });

  typed.get(
    PATHS.identities,
    { config: { permission: 'account.secure' }, schema: { hide: true, querystring } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.secure');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const current = { step: 'unlink', identity: request.query } as const;
      return sendAccountPage(exchange, renderSecurityStep({ frame: exchange.frame, current }));
    },
  );

  typed.post(
    PATHS.identities,
    { config: { permission: 'account.secure' }, schema: { hide: true, querystring } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.secure');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const { actor, frame } = exchange;
      const refusal = await unlinkIdentity(context.deps, actor, request.query);
      if (refusal) {
        const current = { step: 'unlink', identity: request.query } as const;
        return sendAccountPage(exchange, renderSecurityStep({ frame, current, refusal }), refusal);
      }
      await sendSecurityNotice(exchange, { to: actor.accountId, notice: 'wayRemoved' });
      return reply.code(303).header('location', toSecurity(exchange)).send();
    },
  );
}
