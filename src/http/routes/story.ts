import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type * as z from 'zod';
import { isRefusal } from '../../domain/refusal.ts';
import { toShownOrder } from '../../domain/order.ts';
import { closesAt } from '../../domain/story-rules.ts';
import type { Story } from '../../domain/thread.ts';
import { renderStoryPage, renderThread, storyUrls } from '../../render/index.ts';
import { loadStory, loadThread } from '../../service/load-thread.ts';
import { loadViewer } from '../../service/load-viewer.ts';
import { pageQuery, storyParams } from '../../wire/story.ts';
import { pageActor } from '../actor.ts';
import type { HttpContext } from '../context.ts';
import { languageOf, sendErrorPage } from '../errors.ts';
import type { FastPath } from '../fast-path.ts';
import { HTML, PAGE_HEADERS, PRIVATE } from '../headers.ts';
import type { ThreadKey } from '../thread-cache.ts';
import { sendFragment } from '../send-fragment.ts';
import { sendMoved } from '../send-moved.ts';
import { findDiscussion, readCursor, toDiscussionView, type Discussion } from '../views.ts';

type Query = z.infer<typeof pageQuery>;
interface Asked extends Discussion {
  readonly query: Query;
}

/** The full page of a story and the thread alone: cached for everybody, made for one where a session shows. */
export function registerStory(server: FastifyInstance, context: HttpContext, fastPath: FastPath): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const schema = { hide: true, params: storyParams, querystring: pageQuery };

  typed.get(
    '/:site/stories/:story',
    { config: { permission: 'thread.read' }, schema },
    async (request, reply) => {
      const discussion = await findDiscussion(context, request.params);
      if (isRefusal(discussion)) return sendErrorPage(context, request, reply)(discussion);
      const asked = { ...discussion, query: request.query };
      const actor = await pageActor(context, request);
      if (actor.kind === 'anonymous' && request.query.after === undefined) {
        const served = await fastPath.serve({
          request,
          reply,
          key: toKey(request, asked, false),
          atLeast: request.query.v ?? 0,
        });
        if (served) return reply;
      }
      const viewer = actor.kind === 'account' ? await loadViewer(context.deps, actor, asked) : undefined;
      return sendStoryPage({ context, request, reply }, { ...asked, viewer });
    },
  );

  typed.get(
    '/:site/stories/:story/thread.html',
    { config: { permission: 'thread.read' }, schema },
    async (request, reply) => {
      const discussion = await findDiscussion(context, request.params);
      if (isRefusal(discussion)) return sendErrorPage(context, request, reply)(discussion);
      const asked = { ...discussion, query: request.query };
      if (request.query.after === undefined) {
        const served = await fastPath.serve({
          request,
          reply,
          key: toKey(request, asked, true),
          atLeast: request.query.v ?? 0,
        });
        if (served) return reply;
      }
      return sendThread({ context, request, reply }, asked);
    },
  );
}

function toKey(request: FastifyRequest, asked: Asked, isFragment: boolean) {
  const { site, storyKey, query } = asked;
  return { site, storyKey, sort: query.sort, language: languageOf(request, site.language), isFragment };
}

interface Exchange {
  readonly context: HttpContext;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Loads the page of a thread that was asked for; an unwritten story is an empty page. */
async function loadAsked(context: HttpContext, asked: Asked) {
  const after = readCursor(asked.query.after);
  if (isRefusal(after)) return after;
  const { site, storyKey, query } = asked;
  const page = await loadThread(context.deps, { site, storyKey, sort: query.sort, after });
  if (page) return page;
  const story = await loadStory(context.deps, { site, storyKey, url: query.url ?? null });
  return { story, sort: toShownOrder(query.sort, site, story), comments: [], nextPage: null };
}

async function sendStoryPage(
  exchange: Exchange,
  asked: Asked & { viewer: Awaited<ReturnType<typeof loadViewer>> | undefined },
) {
  const { context, request, reply } = exchange;
  const page = await loadAsked(context, asked);
  if (isRefusal(page)) return sendErrorPage(context, request, reply)(page);
  if (page.story.key !== asked.storyKey)
    return sendMoved(exchange, storyUrls({ site: asked.site.key, story: page.story.key }).page());
  const view = toDiscussionView(request, {
    site: asked.site,
    story: page.story,
    base: '',
    now: context.deps.clock(),
    ...(asked.viewer ? { viewer: asked.viewer } : {}),
  });
  const html = renderStoryPage({
    ...view,
    ...page,
    after: asked.query.after,
    origin: context.config.publicUrl,
    assets: context.pageAssets,
    idempotencyKey: asked.viewer ? context.deps.newId() : undefined,
  });
  return reply
    .headers(PAGE_HEADERS)
    .header('cache-control', PRIVATE)
    .header('vary', 'Cookie')
    .type(HTML)
    .send(html);
}

async function sendThread(exchange: Exchange, asked: Asked): Promise<FastifyReply> {
  const { context, request, reply } = exchange;
  const page = await loadAsked(context, asked);
  if (isRefusal(page)) return sendErrorPage(context, request, reply)(page);
  const view = toDiscussionView(request, {
    site: asked.site,
    story: page.story,
    now: context.deps.clock(),
    base: context.config.publicUrl,
  });
  return sendFragment(
    { request, reply, site: asked.site },
    renderThread({ ...view, ...page, after: asked.query.after }),
  );
}

/** Renders what the cache holds. */
export async function renderCached(
  context: Omit<HttpContext, 'threads'>,
  key: Omit<ThreadKey, 'site'> & Pick<Discussion, 'site'>,
): Promise<{ html: string; version: number; trueForMs: number } | null> {
  const page = await loadThread(context.deps, {
    site: key.site,
    storyKey: key.storyKey,
    sort: key.sort,
    after: null,
  });
  // A page at an address that a story had before leads on; a fragment stays what it is for the pages that embed it.
  if (!page || (!key.isFragment && page.story.key !== key.storyKey)) return null;
  const language = key.language as ReturnType<typeof languageOf>;
  const carried = { lang: language === key.site.language ? undefined : language };
  const now = context.deps.clock();
  const view = { site: key.site, language, carried, now, ...page };
  const html = key.isFragment
    ? renderThread({ ...view, base: context.config.publicUrl })
    : renderStoryPage({ ...view, base: '', origin: context.config.publicUrl, assets: context.pageAssets });
  return { html, version: page.story.version, trueForMs: msUntilClosing(key.site, page.story, now) };
}

/** A page that offers to write is true until the discussion closes, which changes no version. */
function msUntilClosing(site: Discussion['site'], story: Story, now: Date): number {
  const at = closesAt(site, story);
  return at !== null && at > now ? at.getTime() - now.getTime() : Number.POSITIVE_INFINITY;
}
