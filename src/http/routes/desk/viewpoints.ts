import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal } from '../../../domain/refusal.ts';
import { renderDeskViewpoints } from '../../../render/index.ts';
import { readFits } from '../../../service/read-fits.ts';
import type { HttpContext } from '../../context.ts';
import { sendDeskPage } from '../../desk/open-desk.ts';
import { openSite, siteParams } from '../../desk/open-site.ts';
import { sendPageRefusal } from '../../errors.ts';

/** How ranking across viewpoints stands on a site. */
export function registerDeskViewpoints(server: FastifyInstance, context: HttpContext): void {
  server
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/desk/settings/sites/:site/viewpoints',
      { config: { permission: 'settings.read' }, schema: { hide: true, params: siteParams } },
      async (request, reply) => {
        const fail = sendPageRefusal(context, request, reply);
        const asked = { key: request.params.site, permission: 'settings.read' } as const;
        const exchange = await openSite({ context, request, reply }, asked);
        if (isRefusal(exchange)) return fail(exchange);
        const { site, frame, actor } = exchange;
        const read = await readFits(context.deps, actor, site);
        if (isRefusal(read)) return fail(read);
        const html = renderDeskViewpoints({ ...frame, ...read, site, setting: site.settings.viewpoints });
        return sendDeskPage(exchange, html);
      },
    );
}
