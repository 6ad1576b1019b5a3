import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal } from '../../../domain/refusal.ts';
import { accountUrl, PATHS, renderWarningsPage } from '../../../render/index.ts';
import { loadOwnSanctions, readWarning } from '../../../service/own-sanctions.ts';
import { openAccount, sendAccountPage } from '../../account-page.ts';
import type { HttpContext } from '../../context.ts';
import { sendPageRefusal } from '../../errors.ts';
import { spend } from '../../exchange.ts';

/** What moderators decided of a reader, and the form that says a warning was read. */
export function registerWarnings(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const config = { permission: 'warning.read' } as const;

  typed.get(PATHS.accountWarnings, { config, schema: { hide: true } }, async (request, reply) => {
    const exchange = await openAccount({ context, request, reply }, 'warning.read');
    if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
    const rows = await loadOwnSanctions(context.deps, exchange.actor);
    if (isRefusal(rows)) return sendPageRefusal(context, request, reply)(rows);
    const decided = rows.map(({ givenAt, ...row }) => ({ ...row, at: givenAt }));
    const view = { ...exchange.frame, decided, now: context.deps.clock() };
    return sendAccountPage(exchange, renderWarningsPage(view));
  });

  typed.post(
    PATHS.accountWarnings,
    { config, schema: { hide: true, body: z.object({ id: z.uuid() }) } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'warning.read');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const limited = await spend(exchange, 'mute', exchange.actor.accountId);
      const read = limited ?? (await readWarning(context.deps, exchange.actor, request.body.id));
      if (isRefusal(read)) return sendPageRefusal(context, request, reply)(read);
      const location = accountUrl(PATHS.accountWarnings, { lang: exchange.frame.lang });
      return reply.code(303).header('location', location).send();
    },
  );
}
