import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { isClosed } from '../../../domain/story-rules.ts';
import { deskUrls, renderStoriesPage } from '../../../render/index.ts';
import { listStories } from '../../../service/list-stories.ts';
import { text } from '../../../wire/text.ts';
import type { HttpContext } from '../../context.ts';
import { openDesk, sendDeskPage, withNotice } from '../../desk/open-desk.ts';
import { siteParams, type SiteExchange } from '../../desk/open-site.ts';
import { sendPageRefusal } from '../../errors.ts';
import type { Exchange } from '../../exchange.ts';
import { readCursor } from '../../views.ts';

const listQuery = z.object({
  q: text(1_000).default(''),
  after: z.string().max(100).optional(),
  lang: z.string().max(35).optional(),
});

/** The list of a site's stories. */
export function registerStoryList(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/desk/settings/sites/:site/stories',
    {
      config: { permission: 'story.change' },
      schema: { hide: true, params: siteParams, querystring: listQuery },
    },
    async (request, reply) => {
      const exchange = await openStories({ context, request, reply }, request.params.site);
      const { q, after } = request.query;
      return isRefusal(exchange)
        ? sendPageRefusal(context, request, reply)(exchange)
        : show(exchange, { query: q.trim(), after });
    },
  );
}

/** Finds who asks for a page of a site's stories: moderators too, who see no other page of a site. */
export async function openStories(exchange: Exchange, key: string): Promise<SiteExchange | Refusal> {
  const site = await exchange.context.sites.find(key);
  const desk = await openDesk(exchange, { permission: 'story.change', siteId: site?.id ?? null });
  if (isRefusal(desk)) return desk;
  return site ? { ...desk, site } : refuse('site_not_found');
}

async function show(
  exchange: SiteExchange,
  asked: { readonly query: string; readonly after: string | undefined },
): Promise<FastifyReply> {
  const { context, request, reply, actor, site } = exchange;
  const after = readCursor(asked.after);
  if (isRefusal(after)) return sendPageRefusal(context, request, reply)(after);
  const query = asked.query === '' ? null : asked.query;
  const page = await listStories(context.deps, actor, { site, section: null, query, after });
  if (isRefusal(page)) return sendPageRefusal(context, request, reply)(page);
  const now = context.deps.clock();
  const more = new URLSearchParams({ ...(query === null ? {} : { q: query }), after: page.nextPage ?? '' });
  const html = renderStoriesPage({
    ...withNotice(exchange),
    site,
    query: asked.query,
    stories: page.stories.map((story) => ({
      ...story,
      section: story.sectionKey,
      isClosed: isClosed(site, story, now),
    })),
    moreUrl: page.nextPage === null ? null : `${deskUrls().siteTab(site.key, 'stories')}?${more}`,
  });
  return sendDeskPage(exchange, html);
}
