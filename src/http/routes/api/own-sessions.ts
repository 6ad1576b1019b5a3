import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { SessionId } from '../../../domain/ids.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import {
  endOtherSessions,
  endOwnSession,
  listOwnSessions,
  type OwnSession,
} from '../../../service/own-sessions.ts';
import { problemSchema } from '../../../wire/problem.ts';
import { endedSchema, ownIdSchema, sessionsSchema } from '../../../wire/security.ts';
import { apiActor, subjectOf } from '../../actor.ts';
import type { HttpContext } from '../../context.ts';
import { sendProblem } from '../../errors.ts';
import { spend } from '../../exchange.ts';

const TAGS = ['account'];

/** Where one is signed in: to list, and to end. */
export function registerOwnSessions(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/account/sessions',
    {
      config: { permission: 'account.read' },
      schema: {
        summary: 'List where you are signed in',
        tags: TAGS,
        response: { 200: sessionsSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const sessions = await listOwnSessions(context.deps, await apiActor(context, request));
      if (isRefusal(sessions)) return sendProblem(request, reply, sessions);
      return { sessions: sessions.map(presentSession) };
    },
  );

  api.delete(
    '/account/sessions',
    {
      config: { permission: 'account.change' },
      schema: {
        summary: 'End all your other sessions',
        tags: TAGS,
        response: { 200: endedSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const actor = await apiActor(context, request);
      const limited = await spend({ context, request, reply }, 'session', subjectOf(actor));
      const ended = limited ?? (await endOtherSessions(context.deps, actor));
      return isRefusal(ended) ? sendProblem(request, reply, ended) : { ended };
    },
  );

  api.delete(
    '/account/sessions/:id',
    {
      config: { permission: 'account.change' },
      schema: {
        summary: 'End one of your sessions',
        tags: TAGS,
        params: ownIdSchema,
        response: { 204: z.undefined(), '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const actor = await apiActor(context, request);
      const limited = await spend({ context, request, reply }, 'session', subjectOf(actor));
      const refusal = limited ?? (await endOwnSession(context.deps, actor, request.params.id as SessionId));
      return refusal ? sendProblem(request, reply, refusal) : reply.code(204).send();
    },
  );
}

function presentSession(session: OwnSession): z.infer<typeof sessionsSchema>['sessions'][number] {
  const { id, isCurrent, origin, via, device } = session;
  const createdAt = session.createdAt.toISOString();
  return { id, isCurrent, origin, via, device, createdAt, usedAt: session.usedAt.toISOString() };
}
