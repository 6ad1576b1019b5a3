import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { ranksAcross } from '../../domain/order.ts';
import { refuse } from '../../domain/refusal.ts';
import { renderViewpointsPage } from '../../render/index.ts';
import { loadViewpoints } from '../../service/load-viewpoints.ts';
import { languageQuery, siteParams } from '../../wire/story.ts';
import { pageActor } from '../actor.ts';
import type { HttpContext } from '../context.ts';
import { languageOf, sendErrorPage } from '../errors.ts';
import { HTML, PAGE_HEADERS, PRIVATE } from '../headers.ts';

/** The page that explains the order across viewpoints. */
export function registerViewpoints(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/:site/viewpoints',
    {
      config: { permission: 'page.read' },
      schema: { hide: true, params: siteParams, querystring: languageQuery },
    },
    async (request, reply) => {
      const site = await context.sites.find(request.params.site);
      if (!site) return sendErrorPage(context, request, reply)(refuse('site_not_found'));
      const actor = await pageActor(context, request);
      const reader = actor.kind === 'account' ? actor : null;
      const html = renderViewpointsPage({
        language: languageOf(request, site.language, reader?.language),
        timeZone: reader?.timeZone ?? null,
        assets: context.pageAssets,
        site,
        isShown: ranksAcross(site, {}),
        figures: await loadViewpoints(context.deps, site),
      });
      return reply
        .headers({ ...PAGE_HEADERS, 'cache-control': PRIVATE, vary: 'Cookie' })
        .type(HTML)
        .send(html);
    },
  );
}
