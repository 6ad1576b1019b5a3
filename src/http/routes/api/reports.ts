import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { CommentId } from '../../../domain/ids.ts';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import { noticeUrl, renderReportForm } from '../../../render/index.ts';
import { reportComment } from '../../../service/report-comment.ts';
import { sendNotice } from '../../../service/send-notice.ts';
import { problemSchema } from '../../../wire/problem.ts';
import {
  newNoticeSchema,
  newReportSchema,
  noticeSchema,
  reportFormSchema,
  reportSchema,
} from '../../../wire/report.ts';
import { commentParams, languageQuery } from '../../../wire/story.ts';
import { apiActor, subjectOf } from '../../actor.ts';
import type { HttpContext } from '../../context.ts';
import { languageOf, sendProblem } from '../../errors.ts';
import { spend } from '../../exchange.ts';
import { findReportedById } from '../../find-reported.ts';
import { readKey } from '../../read-key.ts';
import { toDiscussionView } from '../../views.ts';

const REPORTS = '/sites/:site/comments/:id/reports';

/** Reporting comments to the moderators, and notices of illegal content. */
export function registerReportApi(server: FastifyInstance, context: HttpContext): void {
  registerReporting(server, context);
  registerNoticing(server, context);
}

function registerReporting(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.get(
    `${REPORTS}/form`,
    {
      config: { permission: 'thread.read' },
      schema: {
        summary: 'The form in which a comment is reported, as HTML',
        tags: ['reports'],
        params: commentParams,
        querystring: languageQuery,
        response: { 200: reportFormSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const actor = await apiActor(context, request);
      const reported = await findReportedById(context, actor, request.params);
      if (isRefusal(reported)) return sendProblem(request, reply, reported);
      const { site, story, comment } = reported;
      const base = context.config.publicUrl;
      const view = toDiscussionView(request, { site, story, base, now: context.deps.clock() });
      const hasAccount = actor.kind === 'account' && !actor.isGuest;
      return { html: renderReportForm({ ...view, comment, hasAccount }) };
    },
  );

  api.post(
    REPORTS,
    {
      config: { permission: 'comment.report' },
      schema: {
        summary: 'Report a comment to the moderators',
        description: 'Whoever reports a comment again changes what they said.',
        tags: ['reports'],
        params: commentParams,
        querystring: languageQuery,
        body: newReportSchema,
        response: { 201: reportSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const site = await context.sites.find(request.params.site);
      if (!site) return sendProblem(request, reply, refuse('site_not_found'));
      const idempotencyKey = readKey(request);
      if (isRefusal(idempotencyKey)) return sendProblem(request, reply, idempotencyKey);
      const actor = await apiActor(context, request);
      const limited = await spend({ context, request, reply }, 'report', subjectOf(actor));
      if (limited) return sendProblem(request, reply, limited);
      const reported = await reportComment(context.deps, actor, {
        site,
        commentId: request.params.id as CommentId,
        ...request.body,
        idempotencyKey,
        address: request.ip,
      });
      return isRefusal(reported) ? sendProblem(request, reply, reported) : reply.code(201).send(reported);
    },
  );
}

function registerNoticing(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/sites/:site/comments/:id/notices',
    {
      config: { permission: 'notice.send' },
      schema: {
        summary: 'Send a notice of illegal content (Article 16 of the Digital Services Act)',
        tags: ['reports'],
        params: commentParams,
        querystring: languageQuery,
        body: newNoticeSchema,
        response: { 201: noticeSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const site = await context.sites.find(request.params.site);
      if (!site) return sendProblem(request, reply, refuse('site_not_found'));
      const idempotencyKey = readKey(request);
      if (isRefusal(idempotencyKey)) return sendProblem(request, reply, idempotencyKey);
      const actor = await apiActor(context, request);
      const { childAbuse, goodFaith, ...notice } = request.body;
      const mailbox = notice.email.trim().toLowerCase();
      const subject = mailbox === '' ? subjectOf(actor) : mailbox;
      const limited = await spend({ context, request, reply }, 'notice', subject);
      const language = languageOf(request, site.language);
      const sent =
        limited ??
        (await sendNotice(context.deps, actor, {
          ...notice,
          site,
          commentId: request.params.id as CommentId,
          isChildAbuse: childAbuse,
          isGoodFaith: goodFaith,
          language,
          idempotencyKey,
          address: request.ip,
        }));
      if (isRefusal(sent)) return sendProblem(request, reply, sent);
      const url = context.config.publicUrl + noticeUrl(site.key, sent.id);
      return reply.code(201).send({ number: sent.number, url });
    },
  );
}
