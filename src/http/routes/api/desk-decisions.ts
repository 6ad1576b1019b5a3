import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type * as z from 'zod';
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import type { Actor } from '../../../domain/viewer.ts';
import { toDeskFilter } from '../../../service/desk-filter.ts';
import { admitModeratorOf } from '../../../service/desk-sites.ts';
import { decide } from '../../../service/decide.ts';
import { readCard } from '../../../service/read-card.ts';
import { findDecision } from '../../../service/find-decision.ts';
import { countQueues, takeNext } from '../../../service/read-queue.ts';
import { undoDecision } from '../../../service/undo-decision.ts';
import { decidedSchema, decideSchema, undoSchema, type nextRequestSchema } from '../../../wire/desk.ts';
import { problemSchema } from '../../../wire/problem.ts';
import { commentParams } from '../../../wire/story.ts';
import type { HttpContext } from '../../context.ts';
import { askDeskOf } from '../../desk/ask-desk.ts';
import { presentCard, presentDecision } from '../../present-card.ts';
import { readKey } from '../../read-key.ts';

const COMMENT = '/desk/sites/:site/comments/:id';
const TAGS = ['desk'];
const CONFIG = { permission: 'comment.decide' } as const;

type At = Parameters<typeof readCard>[2];

/** Decisions of moderators on one comment, and taking them back. */
export function registerDeskDecisions(server: FastifyInstance, context: HttpContext): void {
  registerDecision(server, context);
  registerUndo(server, context);
}

function registerDecision(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    `${COMMENT}/decision`,
    {
      config: CONFIG,
      schema: {
        summary: 'Decide on a comment',
        description:
          'Nothing happens where the comment is not what was seen, or is on somebody else’s screen; `outcome` says so, and `card` shows it.',
        tags: TAGS,
        params: commentParams,
        body: decideSchema,
        response: { 200: decidedSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      askDeskOf({ context, request, reply }, async (actor, at) => {
        const idempotencyKey = readKey(request);
        if (isRefusal(idempotencyKey)) return idempotencyKey;
        const { next = null, reason = null, ...decision } = request.body;
        const badFilter = await refuseFilter({ context, actor, at }, next);
        if (badFilter) return badFilter;
        const decided = await decide(context.deps, actor, { ...at, ...decision, reason, idempotencyKey });
        if (isRefusal(decided)) return decided;
        const isDecided = decided.outcome === 'decided';
        const [rest, card] = await Promise.all([
          loadRest({ context, actor, at }, { decisionId: decided.decisionId, next }),
          isDecided ? null : readCard(context.deps, actor, at),
        ]);
        if (isRefusal(rest)) return rest;
        return {
          outcome: decided.outcome,
          undoUntil: isDecided ? decided.undoUntil.toISOString() : null,
          card: card === null || isRefusal(card) ? null : presentCard(card, context.config.publicUrl),
          ...rest,
        };
      }),
  );
}

function registerUndo(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().post(
    `${COMMENT}/undo`,
    {
      config: CONFIG,
      schema: {
        summary: 'Take back one’s own decision of a moment ago',
        tags: TAGS,
        params: commentParams,
        body: undoSchema,
        response: { 200: decidedSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      askDeskOf({ context, request, reply }, async (actor, at) => {
        const idempotencyKey = readKey(request);
        if (isRefusal(idempotencyKey)) return idempotencyKey;
        const decisionId = request.body.decision;
        const undone = await undoDecision(context.deps, actor, { ...at, decisionId, idempotencyKey });
        if (isRefusal(undone)) return undone;
        const [rest, card] = await Promise.all([
          loadRest({ context, actor, at }, { decisionId: undone.decisionId, next: null }),
          readCard(context.deps, actor, at),
        ]);
        if (isRefusal(rest)) return rest;
        return {
          outcome: undone.outcome,
          undoUntil: null,
          card: isRefusal(card) ? null : presentCard(card, context.config.publicUrl),
          ...rest,
        };
      }),
  );
}

interface Answering {
  readonly context: HttpContext;
  readonly actor: Actor;
  readonly at: At;
}

/** Why no next card could be looked for, said before anything is decided; null where there is nothing to say. */
async function refuseFilter(
  { context: { deps, sites }, actor }: Answering,
  next: z.infer<typeof nextRequestSchema> | null,
): Promise<Refusal | null> {
  if (next === null) return null;
  const moderator = admitModeratorOf(deps, actor, await sites.list());
  if (isRefusal(moderator)) return moderator;
  const filter = toDeskFilter(moderator, next.filter, deps.clock());
  return isRefusal(filter) ? filter : null;
}

/** What every answer to a decision carries: the decision that counts now, the next comment where it is wanted, the counts. */
async function loadRest(
  { context: { deps, sites, config }, actor, at }: Answering,
  wanted: { decisionId: string | null; next: z.infer<typeof nextRequestSchema> | null },
) {
  const moderator = admitModeratorOf(deps, actor, await sites.list());
  if (isRefusal(moderator)) return moderator;
  const [decision, next, counts] = await Promise.all([
    wanted.decisionId === null ? null : findDecision(deps, { ...at, decisionId: wanted.decisionId }),
    wanted.next === null ? null : takeNext(deps, moderator, wanted.next),
    countQueues(deps, moderator),
  ]);
  if (isRefusal(next)) return next;
  return {
    decision: decision && presentDecision(decision),
    next: next && presentCard(next, config.publicUrl),
    counts,
  };
}
