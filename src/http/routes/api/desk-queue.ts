import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { DECISION_REASONS } from '../../../domain/decision.ts';
import type { CommentId } from '../../../domain/ids.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { RULES } from '../../../domain/rules/index.ts';
import { pictureUrl } from '../../../render/index.ts';
import { claimCards, releaseCards } from '../../../service/claim-cards.ts';
import { findPeople } from '../../../service/find-people.ts';
import { countQueues, readQueue, takeNext } from '../../../service/read-queue.ts';
import { readDeskOverview } from '../../../service/read-desk.ts';
import {
  claimAnswerSchema,
  claimRequestSchema,
  deskOverviewSchema,
  deskPeopleQuery,
  deskPeopleSchema,
  nextAnswerSchema,
  nextRequestSchema,
  queuePageSchema,
  queueQuery,
} from '../../../wire/desk.ts';
import { problemSchema } from '../../../wire/problem.ts';
import type { HttpContext } from '../../context.ts';
import { askDesk } from '../../desk/ask-desk.ts';
import { presentCard, presentClaimed } from '../../present-card.ts';
import { readCursor } from '../../views.ts';

const TAGS = ['desk'];
const CONFIG = { permission: 'desk.open' } as const;

/** What waits on all sites of whoever asks, and who has which of it on the screen. */
export function registerDeskQueue(server: FastifyInstance, context: HttpContext): void {
  registerOverview(server, context);
  registerLists(server, context);
  registerClaims(server, context);
}

function registerOverview(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/desk',
    {
      config: CONFIG,
      schema: {
        summary: 'Who one is at the desk, the sites one moderates, and how many comments wait',
        tags: TAGS,
        response: { 200: deskOverviewSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      askDesk({ context, request, reply }, async (moderator) => {
        const { accountId: id, name, role } = moderator.person;
        const sites = await readDeskOverview(context.deps, moderator);
        return {
          moderator: { id, name, role },
          sites: sites.map(({ site, sections, counts }) => ({
            key: site.key,
            name: site.name,
            language: site.language,
            sections: sections.map((section) => ({ key: section.key, name: section.name })),
            counts,
          })),
          rules: Object.keys(RULES),
          reasons: [...DECISION_REASONS],
        };
      }),
  );

  api.get(
    '/desk/people',
    {
      config: CONFIG,
      schema: {
        summary: 'People who write on one’s sites, by the beginning of a name or a whole e-mail address',
        tags: TAGS,
        querystring: deskPeopleQuery,
        response: { 200: deskPeopleSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      askDesk({ context, request, reply }, async (moderator) => {
        const people = await findPeople(context.deps, moderator, request.query.q);
        return {
          people: people.map(({ id, name, isGuest, isStaff, picture, createdAt }) => ({
            id,
            name,
            guest: isGuest,
            staff: isStaff,
            picture: picture && context.config.publicUrl + pictureUrl(picture),
            createdAt: createdAt.toISOString(),
          })),
        };
      }),
  );
}

function registerLists(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const { publicUrl } = context.config;

  api.get(
    '/desk/cards',
    {
      config: CONFIG,
      schema: {
        summary: 'A page of a queue, or of comments that are looked for',
        tags: TAGS,
        querystring: queueQuery,
        response: { 200: queuePageSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      askDesk({ context, request, reply }, async (moderator) => {
        const { order, after: sent, limit, ...filter } = request.query;
        const after = readCursor(sent);
        if (isRefusal(after)) return after;
        const page = await readQueue(context.deps, moderator, { filter, order, after, limit });
        if (isRefusal(page)) return page;
        return { ...page, cards: page.cards.map((card) => presentCard(card, publicUrl)) };
      }),
  );

  api.post(
    '/desk/next',
    {
      config: CONFIG,
      schema: {
        summary: 'The next comment that nobody else has, claimed',
        tags: TAGS,
        body: nextRequestSchema,
        response: { 200: nextAnswerSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      askDesk({ context, request, reply }, async (moderator) => {
        const { filter, order, except } = request.body;
        const card = await takeNext(context.deps, moderator, { filter, order, except });
        if (isRefusal(card)) return card;
        return {
          card: card && presentCard(card, publicUrl),
          counts: await countQueues(context.deps, moderator),
        };
      }),
  );
}

function registerClaims(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const routes = [
    { path: '/desk/claims', summary: 'Claim comments for two minutes, or renew that', verb: claimCards },
    { path: '/desk/claims/release', summary: 'Let go of comments', verb: releaseCards },
  ];
  for (const { path, summary, verb } of routes)
    api.post(
      path,
      {
        config: CONFIG,
        schema: {
          summary,
          tags: TAGS,
          body: claimRequestSchema,
          response: { 200: claimAnswerSchema, '4xx': problemSchema },
        },
      },
      (request, reply) =>
        askDesk({ context, request, reply }, async (moderator) => {
          const named = request.body.comments.map(({ site, id }) => ({ site, id: id as CommentId }));
          const claimed = await verb(context.deps, moderator, named);
          return { claims: claimed.map((each) => presentClaimed(each, moderator.person.accountId)) };
        }),
    );
}
