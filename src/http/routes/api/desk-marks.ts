import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { CommentId } from '../../../domain/ids.ts';
import { refuse } from '../../../domain/refusal.ts';
import { markComment } from '../../../service/mark-comment.ts';
import { markedSchema, markSchema } from '../../../wire/desk-story.ts';
import { problemSchema } from '../../../wire/problem.ts';
import { commentParams } from '../../../wire/story.ts';
import type { HttpContext } from '../../context.ts';
import { administer } from './administer.ts';

const MARKS = [
  { path: 'feature', mark: 'featured', summary: "Make a comment an editor's pick, or take that back" },
  { path: 'pin', mark: 'pinned', summary: 'Pin a comment to the top of its thread, or take that back' },
] as const;

/** What editors mark comments with, from the desk. */
export function registerDeskMarks(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  for (const { path, mark, summary } of MARKS)
    api.post(
      `/desk/sites/:site/comments/:id/${path}`,
      {
        config: { permission: 'comment.feature' },
        schema: {
          summary,
          tags: ['desk'],
          params: commentParams,
          body: markSchema,
          response: { 200: markedSchema, '4xx': problemSchema },
        },
      },
      (request, reply) =>
        administer({ context, request, reply }, async (actor) => {
          const site = await context.sites.find(request.params.site);
          if (!site) return refuse('site_not_found');
          const commentId = request.params.id as CommentId;
          return markComment(context.deps, actor, { site, commentId, mark, on: request.body.on });
        }),
    );
}
