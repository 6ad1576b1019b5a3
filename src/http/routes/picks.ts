import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type * as z from 'zod';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { renderPicks, renderPicksPage, storyUrls } from '../../render/index.ts';
import { loadPicks, type PicksPage } from '../../service/load-picks.ts';
import { loadViewer } from '../../service/load-viewer.ts';
import { pageQuery, storyParams } from '../../wire/story.ts';
import { pageActor } from '../actor.ts';
import type { HttpContext } from '../context.ts';
import { sendErrorPage } from '../errors.ts';
import { HTML, PAGE_HEADERS, PRIVATE } from '../headers.ts';
import { sendFragment } from '../send-fragment.ts';
import { sendMoved } from '../send-moved.ts';
import { findDiscussion, readCursor, toDiscussionView, type Discussion } from '../views.ts';

interface Found extends Discussion {
  readonly page: PicksPage;
  readonly after: string | undefined;
}

/** The editors' picks of a story, as a page of its own and as a fragment that the script puts in the thread's place. */
export function registerPicks(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const route = {
    config: { permission: 'thread.read' },
    schema: { hide: true, params: storyParams, querystring: pageQuery },
  } as const;

  typed.get('/:site/stories/:story/picks', route, async (request, reply) => {
    const found = await find(context, request.params, request.query);
    if (isRefusal(found)) return sendErrorPage(context, request, reply)(found);
    const { site, page, after } = found;
    if (page.story.key !== found.storyKey)
      return sendMoved(
        { context, request, reply },
        storyUrls({ site: site.key, story: page.story.key }).picks(),
      );
    const actor = await pageActor(context, request);
    const viewer = actor.kind === 'account' ? await loadViewer(context.deps, actor, found) : undefined;
    const view = toDiscussionView(request, {
      site,
      story: page.story,
      base: '',
      now: context.deps.clock(),
      ...(viewer ? { viewer } : {}),
    });
    const html = renderPicksPage({ ...view, ...page, after, assets: context.pageAssets });
    return reply
      .headers(PAGE_HEADERS)
      .header('cache-control', PRIVATE)
      .header('vary', 'Cookie')
      .type(HTML)
      .send(html);
  });

  typed.get('/:site/stories/:story/picks/thread.html', route, async (request, reply) => {
    const found = await find(context, request.params, request.query);
    if (isRefusal(found)) return sendErrorPage(context, request, reply)(found);
    const { site, page, after } = found;
    const view = toDiscussionView(request, {
      site,
      story: page.story,
      base: context.config.publicUrl,
      now: context.deps.clock(),
    });
    return sendFragment({ request, reply, site }, renderPicks({ ...view, ...page, after }));
  });
}

async function find(
  context: HttpContext,
  params: z.infer<typeof storyParams>,
  query: z.infer<typeof pageQuery>,
): Promise<Found | Refusal> {
  const discussion = await findDiscussion(context, params);
  if (isRefusal(discussion)) return discussion;
  const after = readCursor(query.after);
  if (isRefusal(after)) return after;
  const page = await loadPicks(context.deps, { ...discussion, after });
  return isRefusal(page) ? page : { ...discussion, page, after: query.after };
}
