import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type * as z from 'zod';
import type { CommentId } from '../../domain/ids.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import {
  renderCommentPage,
  renderCommentThread,
  renderReplies,
  storyUrls,
  type CommentThreadView,
} from '../../render/index.ts';
import type { Actor } from '../../domain/viewer.ts';
import { loadComment, type CommentPage } from '../../service/load-thread.ts';
import { loadViewer } from '../../service/load-viewer.ts';
import { pageQuery, storyCommentParams } from '../../wire/story.ts';
import { pageActor } from '../actor.ts';
import type { HttpContext } from '../context.ts';
import { sendErrorPage } from '../errors.ts';
import type { Exchange } from '../exchange.ts';
import { HTML, PAGE_HEADERS, PRIVATE } from '../headers.ts';
import { sendFragment } from '../send-fragment.ts';
import { sendMoved } from '../send-moved.ts';
import { findDiscussion, readCursor, toDiscussionView, type Discussion } from '../views.ts';

interface Found extends Discussion {
  readonly page: CommentPage;
  readonly after: string | undefined;
}

/** A comment's own address: the comment in its context, or a further page of its replies. */
export function registerCommentPage(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const schema = { hide: true, params: storyCommentParams, querystring: pageQuery };

  typed.get(
    '/:site/stories/:story/comments/:id',
    { config: { permission: 'thread.read' }, schema },
    async (request, reply) => {
      const actor = await pageActor(context, request);
      const found = await find(context, request, actor);
      if (isRefusal(found)) return sendErrorPage(context, request, reply)(found);
      return sendPage({ context, request, reply }, found, actor);
    },
  );

  typed.get(
    '/:site/stories/:story/comments/:id/thread.html',
    { config: { permission: 'thread.read' }, schema },
    async (request, reply) => {
      const found = await find(context, request);
      if (isRefusal(found)) return sendErrorPage(context, request, reply)(found);
      const { site, page, after } = found;
      const view = toDiscussionView(request, {
        site,
        story: page.story,
        now: context.deps.clock(),
        base: context.config.publicUrl,
      });
      const html =
        after === undefined
          ? renderCommentThread({ ...view, ...toThreadView(page) })
          : renderReplies({ ...view, sort: page.sort, comment: page.comment });
      return sendFragment({ request, reply, site }, html);
    },
  );
}

/** What was asked for, and who asks on a page of their own. */
interface Asked {
  readonly params: z.infer<typeof storyCommentParams>;
  readonly query: z.infer<typeof pageQuery>;
}

async function find(
  context: HttpContext,
  { params, query }: Asked,
  actor: Actor | null = null,
): Promise<Found | Refusal> {
  const discussion = await findDiscussion(context, params);
  if (isRefusal(discussion)) return discussion;
  const after = readCursor(query.after);
  if (isRefusal(after)) return after;
  const page = await loadComment(context.deps, {
    ...discussion,
    commentId: params.id as CommentId,
    sort: query.sort,
    after,
    viewerId: actor?.kind === 'account' ? actor.accountId : null,
  });
  return isRefusal(page) ? page : { ...discussion, page, after: query.after };
}

async function sendPage({ context, request, reply }: Exchange, found: Found, actor: Actor) {
  const { site, storyKey, page, after } = found;
  if (page.story.key !== storyKey) {
    const urls = storyUrls({ site: site.key, story: page.story.key });
    return sendMoved({ context, request, reply }, urls.comment(page.comment.id));
  }
  const viewer =
    actor.kind === 'account' ? await loadViewer(context.deps, actor, { site, storyKey }) : undefined;
  const view = toDiscussionView(request, {
    site,
    story: page.story,
    now: context.deps.clock(),
    base: '',
    ...(viewer ? { viewer } : {}),
  });
  const html = renderCommentPage({
    ...view,
    ...toThreadView(page),
    after,
    origin: context.config.publicUrl,
    assets: context.pageAssets,
  });
  return reply
    .headers(PAGE_HEADERS)
    .header('cache-control', PRIVATE)
    .header('vary', 'Cookie')
    .type(HTML)
    .send(html);
}

function toThreadView(page: CommentPage): Pick<CommentThreadView, 'sort' | 'comments' | 'comment'> {
  return { sort: page.sort, comments: page.comments, comment: page.comment };
}
