import type { FastifyInstance } from 'fastify';
import { isRefusal } from '../../../domain/refusal.ts';
import { PATHS, renderAccountPage } from '../../../render/index.ts';
import { openAccount, sendAccountPage } from '../../account-page.ts';
import type { HttpContext } from '../../context.ts';
import { sendPageRefusal } from '../../errors.ts';

/** A reader's own profile. */
export function registerProfile(server: FastifyInstance, context: HttpContext): void {
  server.get(
    PATHS.account,
    { config: { permission: 'account.read' }, schema: { hide: true } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.read');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      return sendAccountPage(
        exchange,
        renderAccountPage({ frame: exchange.frame, page: 'profile', children: null }),
      );
    },
  );
}
