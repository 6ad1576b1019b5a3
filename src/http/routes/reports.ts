import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { PLAIN_REASONS, type ReportReason } from '../../domain/report.ts';
import type { Actor } from '../../domain/viewer.ts';
import { renderReportPage, storyUrls, type ReportPageView } from '../../render/index.ts';
import { reportComment } from '../../service/report-comment.ts';
import { storyCommentParams } from '../../wire/story.ts';
import { IDEMPOTENCY_KEY, text } from '../../wire/text.ts';
import { pageActor, subjectOf } from '../actor.ts';
import type { HttpContext } from '../context.ts';
import { refusalHeaders, sendErrorPage, statusOf } from '../errors.ts';
import { spend, type Exchange } from '../exchange.ts';
import { findReported, type Reported } from '../find-reported.ts';
import { HTML, PAGE_HEADERS, PRIVATE } from '../headers.ts';
import { isFromOwnPage } from '../origin.ts';
import { toDiscussionView } from '../views.ts';

const PATH = '/:site/stories/:story/comments/:id/report';

const formSchema = z.object({
  idempotencyKey: z.string().regex(IDEMPOTENCY_KEY).optional(),
  reason: text(50).default(''),
  body: text(10_000).default(''),
});
type Typed = z.infer<typeof formSchema>;

const reportQuery = z.object({ lang: z.string().max(35).optional(), sent: z.string().max(5).optional() });

interface ReportExchange extends Exchange {
  readonly actor: Actor;
  readonly reported: Reported;
}

/** The page on which a comment is reported without script. It is never cached, and what was typed comes back. */
export function registerReports(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const schema = { hide: true, params: storyCommentParams, querystring: reportQuery };

  typed.get(PATH, { config: { permission: 'thread.read' }, schema }, async (request, reply) => {
    const actor = await pageActor(context, request);
    const reported = await findReported(context, actor, request.params);
    if (isRefusal(reported)) return sendErrorPage(context, request, reply)(reported);
    const exchange = { context, request, reply, actor, reported };
    if (request.query.sent !== undefined) return show(exchange, { step: 'sent' });
    const mayReport = actor.kind === 'account' || reported.site.settings.reportsWithoutAccount;
    return show(exchange, { step: mayReport ? 'form' : 'sign-in' });
  });

  typed.post(
    PATH,
    { config: { permission: 'comment.report' }, schema: { ...schema, body: formSchema } },
    async (request, reply) => {
      const actor = await pageActor(context, request);
      const reported = await findReported(context, actor, request.params);
      if (isRefusal(reported)) return sendErrorPage(context, request, reply)(reported);
      const exchange = { context, request, reply, actor, reported };
      const limited = await spend(exchange, 'report', subjectOf(actor));
      const done = limited ?? (await report(exchange, request.body));
      if (isRefusal(done)) return show(exchange, { step: 'form', typed: request.body, refusal: done });
      const { site, storyKey, comment } = reported;
      const { lang } = request.query;
      const urls = storyUrls({ site: site.key, story: storyKey }, '', { lang });
      const location = urls.form(comment.id, 'report');
      return reply
        .code(303)
        .header('location', `${location}${location.includes('?') ? '&' : '?'}sent=1`)
        .send();
    },
  );
}

async function report(exchange: ReportExchange, typed: Typed): Promise<object | Refusal> {
  const { context, request, actor, reported } = exchange;
  // A form of another page reports nothing in the name of a reader's network.
  if (actor.kind === 'anonymous' && !isFromOwnPage(request, context.config.publicUrl))
    return refuse(reported.site.settings.reportsWithoutAccount ? 'origin_missing' : 'sign_in_required');
  if (!isPlainReason(typed.reason)) return refuse('input_invalid', { field: 'reason' });
  return reportComment(context.deps, actor, {
    site: reported.site,
    commentId: reported.comment.id,
    reason: typed.reason,
    body: typed.body,
    idempotencyKey: typed.idempotencyKey ?? null,
    address: request.ip,
  });
}

function isPlainReason(reason: string): reason is ReportReason {
  return (PLAIN_REASONS as readonly string[]).includes(reason);
}

function show(
  exchange: ReportExchange,
  shown: Pick<ReportPageView, 'step'> & { typed?: Typed; refusal?: Refusal },
): FastifyReply {
  const { context, request, reply, actor, reported } = exchange;
  const { site, story, comment } = reported;
  const { refusal, typed } = shown;
  const html = renderReportPage({
    ...toDiscussionView(request, { site, story, base: '', now: context.deps.clock() }),
    assets: context.pageAssets,
    comment,
    step: shown.step,
    hasAccount: actor.kind === 'account' && !actor.isGuest,
    idempotencyKey: typed?.idempotencyKey ?? context.deps.newId(),
    typed,
    refusal,
  });
  if (refusal?.retryAfter !== undefined) void reply.header('retry-after', String(refusal.retryAfter));
  return reply
    .code(refusal ? statusOf(refusal) : 200)
    .headers({ ...PAGE_HEADERS, ...(refusal ? refusalHeaders(refusal) : {}), 'cache-control': PRIVATE })
    .type(HTML)
    .send(html);
}
