import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { CommentId } from '../../../domain/ids.ts';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import { appealDecision } from '../../../service/appeal-decision.ts';
import { appealSchema, newAppealSchema } from '../../../wire/appeal.ts';
import { problemSchema } from '../../../wire/problem.ts';
import { commentParams, languageQuery } from '../../../wire/story.ts';
import { apiActor, subjectOf } from '../../actor.ts';
import type { HttpContext } from '../../context.ts';
import { sendProblem } from '../../errors.ts';
import { spend } from '../../exchange.ts';
import { readKey } from '../../read-key.ts';

/** Contesting decisions about one's own comments. */
export function registerAppealApi(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/sites/:site/comments/:id/appeals',
    {
      config: { permission: 'comment.appeal' },
      schema: {
        summary: 'Contest the decision that an own comment was rejected by',
        description:
          'Within six months of the decision, and once for each. A moderator who did not make it decides.',
        tags: ['comments'],
        params: commentParams,
        querystring: languageQuery,
        body: newAppealSchema,
        response: { 201: appealSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const site = await context.sites.find(request.params.site);
      if (!site) return sendProblem(request, reply, refuse('site_not_found'));
      const idempotencyKey = readKey(request);
      if (isRefusal(idempotencyKey)) return sendProblem(request, reply, idempotencyKey);
      const actor = await apiActor(context, request);
      const limited = await spend({ context, request, reply }, 'appeal', subjectOf(actor));
      if (limited) return sendProblem(request, reply, limited);
      const appealed = await appealDecision(context.deps, actor, {
        site,
        commentId: request.params.id as CommentId,
        body: request.body.body,
        idempotencyKey,
      });
      if (isRefusal(appealed)) return sendProblem(request, reply, appealed);
      return reply.code(201).send({ state: 'waiting', at: appealed.at.toISOString() });
    },
  );
}
