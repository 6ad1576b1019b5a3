import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { CommentId } from '../../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { CommentNode, Site } from '../../domain/thread.ts';
import type { Actor } from '../../domain/viewer.ts';
import { renderAppealPage, storyUrls, type AppealPageView } from '../../render/index.ts';
import { appealDecision } from '../../service/appeal-decision.ts';
import { loadComment, loadStory } from '../../service/load-thread.ts';
import { storyCommentParams } from '../../wire/story.ts';
import { IDEMPOTENCY_KEY, text } from '../../wire/text.ts';
import { pageActor, subjectOf } from '../actor.ts';
import type { HttpContext } from '../context.ts';
import { refusalHeaders, sendErrorPage, statusOf } from '../errors.ts';
import { spend, type Exchange } from '../exchange.ts';
import { HTML, PAGE_HEADERS, PRIVATE } from '../headers.ts';
import { findDiscussion, toDiscussionView } from '../views.ts';

const PATH = '/:site/stories/:story/comments/:id/appeal';

const formSchema = z.object({
  idempotencyKey: z.string().regex(IDEMPOTENCY_KEY).optional(),
  body: text(20_000).default(''),
});
type Typed = z.infer<typeof formSchema>;

const appealQuery = z.object({ lang: z.string().max(35).optional(), sent: z.string().max(5).optional() });

interface AppealExchange extends Exchange {
  readonly actor: Actor;
  readonly site: Site;
  readonly storyKey: string;
  /** Null for whoever has not signed in: what they wrote is not known yet. */
  readonly comment: CommentNode | null;
}

/** The page on which an author contests a decision, without script. It is never cached, and what was typed comes back. */
export function registerAppeals(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const schema = { hide: true, params: storyCommentParams, querystring: appealQuery };

  typed.get(PATH, { config: { permission: 'thread.read' }, schema }, async (request, reply) => {
    const exchange = await find({ context, request, reply }, request.params);
    if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
    if (request.query.sent !== undefined) return show(exchange, { step: 'sent' });
    return show(exchange, { step: exchange.comment ? 'form' : 'sign-in' });
  });

  typed.post(
    PATH,
    { config: { permission: 'comment.appeal' }, schema: { ...schema, body: formSchema } },
    async (request, reply) => {
      const exchange = await find({ context, request, reply }, request.params);
      if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
      const limited = await spend(exchange, 'appeal', subjectOf(exchange.actor));
      const done =
        limited ??
        (await appealDecision(context.deps, exchange.actor, {
          site: exchange.site,
          commentId: request.params.id as CommentId,
          body: request.body.body,
          idempotencyKey: request.body.idempotencyKey ?? null,
        }));
      if (isRefusal(done)) return show(exchange, { step: 'form', typed: request.body, refusal: done });
      const location = urlsOf(exchange).form(request.params.id as CommentId, 'appeal');
      return reply
        .code(303)
        .header('location', `${location}${location.includes('?') ? '&' : '?'}sent=1`)
        .send();
    },
  );
}

async function find(
  exchange: Exchange,
  params: { site: string; story: string; id: string },
): Promise<AppealExchange | Refusal> {
  const { context, request } = exchange;
  const discussion = await findDiscussion(context, params);
  if (isRefusal(discussion)) return discussion;
  const actor = await pageActor(context, request);
  if (actor.kind !== 'account') return { ...exchange, ...discussion, actor, comment: null };
  const page = await loadComment(context.deps, {
    ...discussion,
    commentId: params.id as CommentId,
    sort: 'oldest',
    after: null,
    viewerId: actor.accountId,
  });
  if (isRefusal(page)) return page;
  const isOwn = page.comment.author?.id === actor.accountId;
  return isOwn ? { ...exchange, ...discussion, actor, comment: page.comment } : refuse('comment_not_found');
}

function urlsOf({ request, site, storyKey }: AppealExchange) {
  const { lang } = request.query as { lang?: string };
  return storyUrls({ site: site.key, story: storyKey }, '', { lang });
}

async function show(
  exchange: AppealExchange,
  shown: Pick<AppealPageView, 'step'> & { typed?: Typed; refusal?: Refusal },
): Promise<FastifyReply> {
  const { context, request, reply, site, storyKey, comment } = exchange;
  const { refusal, typed } = shown;
  const story = await loadStory(context.deps, { site, storyKey, url: null });
  const html = renderAppealPage({
    ...toDiscussionView(request, { site, story, base: '', now: context.deps.clock() }),
    assets: context.pageAssets,
    commentId: (request.params as { id: CommentId }).id,
    comment,
    step: shown.step,
    idempotencyKey: typed?.idempotencyKey ?? context.deps.newId(),
    typed: typed?.body,
    refusal,
  });
  if (refusal?.retryAfter !== undefined) void reply.header('retry-after', String(refusal.retryAfter));
  return reply
    .code(refusal ? statusOf(refusal) : 200)
    .headers({ ...PAGE_HEADERS, ...(refusal ? refusalHeaders(refusal) : {}), 'cache-control': PRIVATE })
    .type(HTML)
    .send(html);
}
