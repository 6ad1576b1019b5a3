import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { readWarning } from '../../../service/own-sanctions.ts';
import { problemSchema } from '../../../wire/problem.ts';
import { commentParams } from '../../../wire/story.ts';
import type { HttpContext } from '../../context.ts';
import { administer } from './administer.ts';

/** Saying that one has read a warning of the moderators. */
export function registerWarningApi(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/sites/:site/warnings/:id/read',
    {
      config: { permission: 'warning.read' },
      schema: {
        summary: 'Say that a warning was read; until then nothing more can be written',
        tags: ['reports'],
        params: commentParams,
        response: { 204: z.undefined(), '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply, limit: 'mute' }, (actor) =>
        readWarning(context.deps, actor, request.params.id),
      ),
  );
}
