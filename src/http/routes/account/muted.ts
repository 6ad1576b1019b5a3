import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { AccountId } from '../../../domain/ids.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { accountUrl, PATHS, renderMutedPage } from '../../../render/index.ts';
import { listMutedPeople, unmute } from '../../../service/mute.ts';
import { mutedParams } from '../../../wire/own-account.ts';
import { openAccount, sendAccountPage } from '../../account-page.ts';
import type { HttpContext } from '../../context.ts';
import { sendPageRefusal } from '../../errors.ts';
import { spend } from '../../exchange.ts';

/** Whom a reader has muted, and the form that shows each again. */
export function registerMuted(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();

  typed.get(
    PATHS.accountMuted,
    { config: { permission: 'account.read' }, schema: { hide: true } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.read');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const people = await listMutedPeople(context.deps, exchange.actor);
      if (isRefusal(people)) return sendPageRefusal(context, request, reply)(people);
      return sendAccountPage(exchange, renderMutedPage({ ...exchange.frame, people }));
    },
  );

  typed.post(
    PATHS.accountMuted,
    { config: { permission: 'account.mute' }, schema: { hide: true, body: mutedParams } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.mute');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const limited = await spend(exchange, 'mute', exchange.actor.accountId);
      const done = limited ?? (await unmute(context.deps, exchange.actor, request.body.id as AccountId));
      if (isRefusal(done)) return sendPageRefusal(context, request, reply)(done);
      const location = accountUrl(PATHS.accountMuted, { lang: exchange.frame.lang });
      return reply.code(303).header('location', location).send();
    },
  );
}
