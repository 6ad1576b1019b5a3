import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal } from '../../../domain/refusal.ts';
import { readCard, readCardThread, readRevisions, setWatched } from '../../../service/read-card.ts';
import { cardSchema, deskThreadSchema, revisionsSchema } from '../../../wire/desk.ts';
import { problemSchema } from '../../../wire/problem.ts';
import { commentParams } from '../../../wire/story.ts';
import type { HttpContext } from '../../context.ts';
import { askDeskOf } from '../../desk/ask-desk.ts';
import { presentCard, presentThread } from '../../present-card.ts';

const COMMENT = '/desk/sites/:site/comments/:id';
const TAGS = ['desk'];
const CONFIG = { permission: 'queue.read' } as const;

/** One comment as moderators see it, and what is around it. */
export function registerDeskCards(server: FastifyInstance, context: HttpContext): void {
  registerCard(server, context);
  registerWatching(server, context);
}

function registerCard(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.get(
    COMMENT,
    {
      config: CONFIG,
      schema: {
        summary: 'A comment as moderators see it',
        tags: TAGS,
        params: commentParams,
        response: { 200: cardSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      askDeskOf({ context, request, reply }, async (actor, at) => {
        const card = await readCard(context.deps, actor, at);
        return isRefusal(card) ? card : presentCard(card, context.config.publicUrl);
      }),
  );

  api.get(
    `${COMMENT}/thread`,
    {
      config: CONFIG,
      schema: {
        summary: 'What a comment answers, itself, and what was said below it',
        tags: TAGS,
        params: commentParams,
        response: { 200: deskThreadSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      askDeskOf({ context, request, reply }, async (actor, at) => {
        const thread = await readCardThread(context.deps, actor, at);
        return isRefusal(thread) ? thread : presentThread(thread);
      }),
  );

  api.get(
    `${COMMENT}/revisions`,
    {
      config: CONFIG,
      schema: {
        summary: 'The texts that a comment has had, without markup',
        tags: TAGS,
        params: commentParams,
        response: { 200: revisionsSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      askDeskOf({ context, request, reply }, async (actor, at) => {
        const revisions = await readRevisions(context.deps, actor, at);
        if (isRefusal(revisions)) return revisions;
        return { revisions: revisions.map((each) => ({ ...each, at: each.at.toISOString() })) };
      }),
  );
}

function registerWatching(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const routes = [
    { method: 'POST', isWatched: true, summary: 'Keep an eye on a story' },
    { method: 'DELETE', isWatched: false, summary: 'Take a story off one’s watch-list' },
  ] as const;
  for (const { method, isWatched, summary } of routes)
    api.route({
      method,
      url: '/desk/sites/:site/stories/:id/watch',
      config: CONFIG,
      schema: {
        summary,
        tags: TAGS,
        params: commentParams,
        response: { 204: z.undefined(), '4xx': problemSchema },
      },
      handler: (request, reply) =>
        askDeskOf({ context, request, reply }, (actor, { site }) =>
          setWatched(context.deps, actor, { site, storyId: request.params.id, isWatched }),
        ),
    });
}
