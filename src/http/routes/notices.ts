import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Actor } from '../../domain/viewer.ts';
import { noticeUrl, renderNoticePage, renderReceiptPage, storyUrls } from '../../render/index.ts';
import { readNotice, sendNotice, type SentNotice } from '../../service/send-notice.ts';
import { storyCommentParams } from '../../wire/story.ts';
import { IDEMPOTENCY_KEY, text } from '../../wire/text.ts';
import { pageActor, subjectOf } from '../actor.ts';
import type { HttpContext } from '../context.ts';
import { languageOf, refusalHeaders, sendErrorPage, statusOf } from '../errors.ts';
import { spend, type Exchange } from '../exchange.ts';
import { findReported, type Reported } from '../find-reported.ts';
import { HTML, PAGE_HEADERS, PRIVATE } from '../headers.ts';
import { isFromOwnPage } from '../origin.ts';
import { toDiscussionView } from '../views.ts';

const FORM = '/:site/stories/:story/comments/:id/notice';
const RECEIPT = '/:site/notices/:id';

const formSchema = z.object({
  idempotencyKey: z.string().regex(IDEMPOTENCY_KEY).optional(),
  law: text(10_000).default(''),
  explanation: text(50_000).default(''),
  childAbuse: z.string().max(5).optional(),
  name: text(400).default(''),
  email: text(400).default(''),
  goodFaith: z.string().max(5).optional(),
});
type Typed = z.infer<typeof formSchema>;

const languageQuery = z.object({ lang: z.string().max(35).optional() });

interface NoticeExchange extends Exchange {
  readonly actor: Actor;
  readonly reported: Reported;
}

/** Notices of illegal content: their form, which everybody can use without account and without script, and their receipts. */
export function registerNotices(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const schema = { hide: true, params: storyCommentParams, querystring: languageQuery };

  typed.get(FORM, { config: { permission: 'thread.read' }, schema }, async (request, reply) => {
    const actor = await pageActor(context, request);
    const reported = await findReported(context, actor, request.params);
    if (isRefusal(reported)) return sendErrorPage(context, request, reply)(reported);
    const name = actor.kind === 'account' ? (actor.name ?? '') : '';
    return show({ context, request, reply, actor, reported }, { ...formSchema.parse({}), name });
  });

  typed.post(
    FORM,
    { config: { permission: 'notice.send' }, schema: { ...schema, body: formSchema } },
    async (request, reply) => {
      const actor = await pageActor(context, request);
      const reported = await findReported(context, actor, request.params);
      if (isRefusal(reported)) return sendErrorPage(context, request, reply)(reported);
      const exchange = { context, request, reply, actor, reported };
      const sent = await send(exchange, request.body);
      if (isRefusal(sent)) return show(exchange, request.body, sent);
      const location = noticeUrl(reported.site.key, sent.id, { lang: request.query.lang });
      return reply.code(303).header('location', location).send();
    },
  );

  registerReceipt(server, context);
}

/** Each mailbox counts too: nobody fills somebody else's with receipts. */
async function send(exchange: NoticeExchange, typed: Typed): Promise<SentNotice | Refusal> {
  const { context, request, actor, reported } = exchange;
  if (!isFromOwnPage(request, context.config.publicUrl)) return refuse('origin_missing');
  const mailbox = typed.email.trim().toLowerCase();
  const limited = await spend(exchange, 'notice', mailbox === '' ? subjectOf(actor) : mailbox);
  if (limited) return limited;
  return sendNotice(context.deps, actor, {
    site: reported.site,
    commentId: reported.comment.id,
    law: typed.law,
    explanation: typed.explanation,
    isChildAbuse: typed.childAbuse !== undefined,
    name: typed.name,
    email: typed.email,
    isGoodFaith: typed.goodFaith !== undefined,
    language: languageOf(request, reported.site.language),
    idempotencyKey: typed.idempotencyKey ?? null,
    address: request.ip,
  });
}

function show(exchange: NoticeExchange, typed: Typed, refusal?: Refusal): FastifyReply {
  const { context, request, reply, reported } = exchange;
  const { site, story, storyKey, comment } = reported;
  const { publicUrl } = context.config;
  const html = renderNoticePage({
    ...toDiscussionView(request, { site, story, base: '', now: context.deps.clock() }),
    assets: context.pageAssets,
    comment,
    place: storyUrls({ site: site.key, story: storyKey }, publicUrl).comment(comment.id),
    idempotencyKey: typed.idempotencyKey ?? context.deps.newId(),
    typed: {
      ...typed,
      childAbuse: typed.childAbuse !== undefined,
      goodFaith: typed.goodFaith !== undefined,
    },
    refusal,
  });
  if (refusal?.retryAfter !== undefined) void reply.header('retry-after', String(refusal.retryAfter));
  return reply
    .code(refusal ? statusOf(refusal) : 200)
    .headers({ ...PAGE_HEADERS, ...(refusal ? refusalHeaders(refusal) : {}), 'cache-control': PRIVATE })
    .type(HTML)
    .send(html);
}

function registerReceipt(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    RECEIPT,
    {
      config: { permission: 'page.read' },
      schema: {
        hide: true,
        params: z.object({ site: z.string().max(100), id: z.uuid() }),
        querystring: languageQuery,
      },
    },
    async (request, reply) => {
      const site = await context.sites.find(request.params.site);
      const notice = site
        ? await readNotice(context.deps, { site, id: request.params.id })
        : refuse('site_not_found');
      if (!site || isRefusal(notice))
        return sendErrorPage(context, request, reply)(isRefusal(notice) ? notice : refuse('site_not_found'));
      const urls = storyUrls({ site: site.key, story: notice.storyKey }, context.config.publicUrl);
      const html = renderReceiptPage({
        ...notice,
        hasMailbox: notice.hasMailbox && context.mailer !== null,
        language: languageOf(request, site.language),
        assets: context.pageAssets,
        site,
        place: urls.comment(notice.commentId),
      });
      return reply
        .headers({ ...PAGE_HEADERS, 'cache-control': PRIVATE })
        .type(HTML)
        .send(html);
    },
  );
}
