import type { FastifyInstance } from 'fastify';
import { isRefusal } from '../../../domain/refusal.ts';
import { PATHS, renderDeskApp } from '../../../render/index.ts';
import type { HttpContext } from '../../context.ts';
import { openDesk, sendDeskPage } from '../../desk/open-desk.ts';
import { sendPageRefusal } from '../../errors.ts';

/** The pages of the moderators' application: what it shows, it asks the API for. */
export function registerApp(server: FastifyInstance, context: HttpContext): void {
  for (const [part, path] of [
    ['queue', PATHS.desk],
    ['numbers', PATHS.deskNumbers],
  ] as const) {
    server.get(
      path,
      { config: { permission: 'desk.open' }, schema: { hide: true } },
      async (request, reply) => {
        const exchange = await openDesk({ context, request, reply }, { permission: 'desk.open' });
        if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
        const isAdmin = exchange.actor.role === 'admin';
        return sendDeskPage(exchange, renderDeskApp({ ...exchange.frame, part, isAdmin }));
      },
    );
  }
}
