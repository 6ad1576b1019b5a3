import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import { renderImportsPage } from '../../../render/index.ts';
import { listRuns, listTasks } from '../../../service/imports/tasks.ts';
import { listUploads } from '../../../service/imports/uploads.ts';
import type { HttpContext } from '../../context.ts';
import { owesStepUp, sendDeskPage, withNotice } from '../../desk/open-desk.ts';
import { openSite, siteParams, type SiteExchange } from '../../desk/open-site.ts';
import { sendPageRefusal } from '../../errors.ts';

/** What was imported into a site, and the form for more. */
export function registerImports(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  typed.get(
    '/desk/settings/sites/:site/imports',
    { config: { permission: 'settings.read' }, schema: { hide: true, params: siteParams } },
    async (request, reply) => {
      const asked = { key: request.params.site, permission: 'settings.read' } as const;
      const exchange = await openSite({ context, request, reply }, asked);
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      return showImports({ ...exchange, frame: withNotice(exchange) }, null);
    },
  );
}

/** Shows the list, with what was wrong with the files that were sent to it. */
export async function showImports(exchange: SiteExchange, refusal: Refusal | null): Promise<FastifyReply> {
  const { context, request, reply, actor, site, frame } = exchange;
  const { deps } = context;
  const uploads = await listUploads(deps, actor, site);
  const tasks = isRefusal(uploads) ? uploads : await listTasks(deps, actor, site);
  const runs = isRefusal(tasks) ? tasks : await listRuns(deps, actor, site);
  if (isRefusal(uploads)) return sendPageRefusal(context, request, reply)(uploads);
  if (isRefusal(tasks)) return sendPageRefusal(context, request, reply)(tasks);
  if (isRefusal(runs)) return sendPageRefusal(context, request, reply)(runs);
  const html = renderImportsPage({
    ...frame,
    site,
    uploads,
    tasks,
    runs,
    refusal,
    owesStepUp: owesStepUp(exchange, 'site.import', site.id),
  });
  return sendDeskPage(exchange, html, refusal);
}
