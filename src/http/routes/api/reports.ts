import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { CommentId } from '../../../domain/ids.ts';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import { renderReportForm } from '../../../render/index.ts';
import { reportComment } from '../../../service/report-comment.ts';
import { problemSchema } from '../../../wire/problem.ts';
import { newReportSchema, reportFormSchema, reportSchema } from '../../../wire/report.ts';
import { commentParams, languageQuery } from '../../../wire/story.ts';
import { apiActor, subjectOf } from '../../actor.ts';
import type { HttpContext } from '../../context.ts';
import { sendProblem } from '../../errors.ts';
import { spend } from '../../exchange.ts';
import { findReportedById } from '../../find-reported.ts';
import { readKey } from '../../read-key.ts';
import { toDiscussionView } from '../../views.ts';

const REPORTS = '/sites/:site/comments/:id/reports';

/** Reporting comments to the moderators. */
export function registerReportApi(server: FastifyInstance, context: HttpContext): void {
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
