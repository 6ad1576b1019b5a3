import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { CommentId } from '../../../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { decideInBulk, previewBulk, undoBulk, type BulkChoice } from '../../../service/decide-in-bulk.ts';
import { countQueues } from '../../../service/read-queue.ts';
import {
  bulkAnswerSchema,
  bulkPreviewSchema,
  bulkSchema,
  bulkUndoneSchema,
  type deskFilterSchema,
} from '../../../wire/desk.ts';
import { problemSchema } from '../../../wire/problem.ts';
import type { HttpContext } from '../../context.ts';
import { askDesk } from '../../desk/ask-desk.ts';
import { presentCard } from '../../present-card.ts';

const TAGS = ['desk'];
const CONFIG = { permission: 'desk.open' } as const;

/** Decisions on many comments at once. */
export function registerDeskBulk(server: FastifyInstance, context: HttpContext): void {
  registerPreview(server, context);
  registerBulk(server, context);
  registerBulkUndo(server, context);
}

interface Sent {
  readonly filter?: z.infer<typeof deskFilterSchema> | null | undefined;
  readonly comments?: readonly { readonly site: string; readonly id: string }[] | null | undefined;
}

/** What is meant: either what a filter finds, or comments by name, and never everything by mistake. */
function readChoice({ filter = null, comments = null }: Sent): BulkChoice | Refusal {
  if ((filter === null) === (comments === null)) return refuse('input_invalid', { field: 'filter' });
  return { filter, comments: comments && comments.map(({ site, id }) => ({ site, id: id as CommentId })) };
}

function registerPreview(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/desk/bulk/preview',
    {
      config: CONFIG,
      schema: {
        summary: 'How many comments a decision on all of them would be about, and the first of them',
        tags: TAGS,
        body: bulkSchema.pick({ filter: true, comments: true }),
        response: { 200: bulkPreviewSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      askDesk({ context, request, reply }, async (moderator) => {
        const choice = readChoice(request.body);
        if (isRefusal(choice)) return choice;
        const preview = await previewBulk(context.deps, moderator, choice);
        if (isRefusal(preview)) return preview;
        const { waiting, isAtLeast, byStatus, cards } = preview;
        return {
          count: waiting,
          isAtLeast,
          byStatus: { ...byStatus },
          cards: cards.map((card) => presentCard(card, context.config.publicUrl)),
        };
      }),
  );
}

function registerBulk(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/desk/bulk',
    {
      config: CONFIG,
      schema: {
        summary: 'Decide on many comments at once',
        description:
          'Comments that somebody else has on the screen, or has decided meanwhile, are left out. 2,000 at most in one go.',
        tags: TAGS,
        body: bulkSchema,
        response: { 200: bulkAnswerSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      askDesk({ context, request, reply }, async (moderator) => {
        const choice = readChoice(request.body);
        if (isRefusal(choice)) return choice;
        const { action, reason = null, toAuthor, internal } = request.body;
        const decision = { ...choice, action, reason, toAuthor, internal };
        const made = await decideInBulk(context.deps, moderator, decision);
        if (isRefusal(made)) return made;
        return {
          ...made,
          undoUntil: made.undoUntil.toISOString(),
          counts: await countQueues(context.deps, moderator),
        };
      }),
  );
}

function registerBulkUndo(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    '/desk/bulk/:id/undo',
    {
      config: CONFIG,
      schema: {
        summary: 'Take back one’s own decision on many comments',
        tags: TAGS,
        params: z.object({ id: z.uuid() }),
        response: { 200: bulkUndoneSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      askDesk({ context, request, reply }, async (moderator) => {
        const undone = await undoBulk(context.deps, moderator, request.params.id);
        if (isRefusal(undone)) return undone;
        return { ...undone, counts: await countQueues(context.deps, moderator) };
      }),
  );
}
