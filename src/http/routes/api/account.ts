import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { AccountId } from '../../../domain/ids.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { listMutedPeople, mute, unmute } from '../../../service/mute.ts';
import { mutedListSchema, mutedParams } from '../../../wire/own-account.ts';
import { problemSchema } from '../../../wire/problem.ts';
import { languageQuery } from '../../../wire/story.ts';
import { apiActor, subjectOf } from '../../actor.ts';
import type { HttpContext } from '../../context.ts';
import { sendProblem } from '../../errors.ts';
import { spend } from '../../exchange.ts';

const MUTED = '/account/muted';
const TAGS = ['account'];

/** Whom somebody has muted. */
export function registerAccountApi(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.get(
    MUTED,
    {
      config: { permission: 'account.mute' },
      schema: {
        summary: 'The people whose comments fold away for whoever asks',
        tags: TAGS,
        querystring: languageQuery,
        response: { 200: mutedListSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const people = await listMutedPeople(context.deps, await apiActor(context, request));
      if (isRefusal(people)) return sendProblem(request, reply, people);
      return {
        muted: people.map(({ id, name, mutedAt }) => ({ id, name, mutedAt: mutedAt.toISOString() })),
      };
    },
  );

  const changes = [
    { method: 'PUT', change: mute, summary: 'Mute somebody: their comments fold away' },
    { method: 'DELETE', change: unmute, summary: 'Show the comments of somebody again' },
  ] as const;
  for (const { method, change, summary } of changes) {
    api.route({
      method,
      url: `${MUTED}/:id`,
      config: { permission: 'account.mute' },
      schema: {
        summary,
        tags: TAGS,
        params: mutedParams,
        querystring: languageQuery,
        response: { 204: z.undefined(), '4xx': problemSchema },
      },
      handler: async (request, reply) => {
        const actor = await apiActor(context, request);
        const limited = await spend({ context, request, reply }, 'mute', subjectOf(actor));
        const done = limited ?? (await change(context.deps, actor, request.params.id as AccountId));
        return isRefusal(done) ? sendProblem(request, reply, done) : reply.code(204).send();
      },
    });
  }
}
