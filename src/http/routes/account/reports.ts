import type { FastifyInstance } from 'fastify';
import { isRefusal } from '../../../domain/refusal.ts';
import { PATHS, renderReportsPage } from '../../../render/index.ts';
import { loadOwnReports } from '../../../service/load-own-reports.ts';
import { openAccount, sendAccountPage } from '../../account-page.ts';
import type { HttpContext } from '../../context.ts';
import { sendPageRefusal } from '../../errors.ts';

/** What a reader has reported, and what became of it. */
export function registerOwnReports(server: FastifyInstance, context: HttpContext): void {
  server.get(
    PATHS.accountReports,
    { config: { permission: 'account.read' }, schema: { hide: true } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.read');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const rows = await loadOwnReports(context.deps, exchange.actor);
      if (isRefusal(rows)) return sendPageRefusal(context, request, reply)(rows);
      const reports = rows.map(({ storyKey, storyTitle, ...row }) => ({
        ...row,
        story: { key: storyKey, title: storyTitle },
      }));
      return sendAccountPage(exchange, renderReportsPage({ ...exchange.frame, reports }));
    },
  );
}
