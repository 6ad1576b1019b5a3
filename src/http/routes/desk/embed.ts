import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal } from '../../../domain/refusal.ts';
import { renderEmbedPage } from '../../../render/index.ts';
import type { HttpContext } from '../../context.ts';
import { sendDeskPage } from '../../desk/open-desk.ts';
import { openSite, siteParams } from '../../desk/open-site.ts';
import { sendPageRefusal } from '../../errors.ts';

/** The code that a publisher puts into the pages of a site. */
export function registerEmbedPage(server: FastifyInstance, context: HttpContext): void {
  server
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/desk/settings/sites/:site/embed',
      { config: { permission: 'settings.read' }, schema: { hide: true, params: siteParams } },
      async (request, reply) => {
        const asked = { key: request.params.site, permission: 'settings.read' } as const;
        const exchange = await openSite({ context, request, reply }, asked);
        if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
        const { site, frame } = exchange;
        const html = renderEmbedPage({ ...frame, site, origin: context.config.publicUrl });
        return sendDeskPage(exchange, html);
      },
    );
}
