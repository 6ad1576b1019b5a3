import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal } from '../../../domain/refusal.ts';
import {
  createApiToken,
  listApiTokens,
  revokeApiToken,
  type ListedApiToken,
} from '../../../service/api-tokens.ts';
import { apiTokensSchema, createdApiTokenSchema, newApiTokenSchema } from '../../../wire/api-token.ts';
import { problemSchema } from '../../../wire/problem.ts';
import type { HttpContext } from '../../context.ts';
import { administer } from './administer.ts';

const TAGS = ['administration'];

/** Tokens of publishers' servers. */
export function registerTokens(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const { deps } = context;
  const config = { permission: 'tokens.change' } as const;

  api.get(
    '/tokens',
    {
      config,
      schema: {
        summary: 'API tokens that are not revoked',
        tags: TAGS,
        response: { 200: apiTokensSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const tokens = await listApiTokens(deps, actor);
        return isRefusal(tokens) ? tokens : { tokens: tokens.map(toWire) };
      }),
  );

  api.post(
    '/tokens',
    {
      config,
      schema: {
        summary: 'Make an API token for a server',
        tags: TAGS,
        body: newApiTokenSchema,
        response: { 201: createdApiTokenSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const { name, scopes, sites = null, expiresAt = null } = request.body;
        const end = expiresAt === null ? null : new Date(expiresAt);
        const created = await createApiToken(deps, actor, { name, scopes, sites, expiresAt: end });
        if (isRefusal(created)) return created;
        void reply.code(201).header('cache-control', 'no-store');
        return created;
      }),
  );

  api.delete(
    '/tokens/:id',
    {
      config,
      schema: {
        summary: 'Revoke an API token',
        tags: TAGS,
        params: z.object({ id: z.uuid() }),
        response: { 204: z.undefined(), '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const revoked = await revokeApiToken(deps, actor, request.params.id);
        return isRefusal(revoked) ? revoked : undefined;
      }),
  );
}

function toWire(token: ListedApiToken) {
  const { id, name, scopes, siteKeys, createdAt, createdById, createdByName, expiresAt, usedAt } = token;
  return {
    id,
    name,
    scopes: [...scopes],
    sites: siteKeys === null ? null : [...siteKeys],
    createdAt: createdAt.toISOString(),
    createdBy: createdById === null ? null : { id: createdById, name: createdByName },
    expiresAt: expiresAt?.toISOString() ?? null,
    usedAt: usedAt?.toISOString() ?? null,
  };
}
