import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import {
  listSignOnSecrets,
  revokeSignOnSecret,
  rotateSignOnSecret,
  type SignOnSecret,
} from '../../../service/sign-on-secrets.ts';
import { problemSchema } from '../../../wire/problem.ts';
import {
  newSignOnSecretSchema,
  rotatedSignOnSecretSchema,
  signOnSecretParams,
  signOnSecretsSchema,
} from '../../../wire/sign-on-secret.ts';
import { siteParams } from '../../../wire/story.ts';
import type { HttpContext } from '../../context.ts';
import { administer } from './administer.ts';

const TAGS = ['administration'];
const SECRETS = '/sites/:site/sign-on-secrets';

/** Secrets that a publisher signs its readers' tokens with. */
export function registerSignOnSecrets(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const { deps, sites } = context;

  api.get(
    SECRETS,
    {
      config: { permission: 'settings.read' },
      schema: {
        summary: 'The live sign-on secrets of a site, without the secrets themselves',
        tags: TAGS,
        params: siteParams,
        response: { 200: signOnSecretsSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await sites.find(request.params.site);
        const secrets = site ? await listSignOnSecrets(deps, actor, site) : refuse('site_not_found');
        return isRefusal(secrets) ? secrets : { secrets: secrets.map(toWire) };
      }),
  );

  api.post(
    SECRETS,
    {
      config: { permission: 'secrets.change' },
      schema: {
        summary: 'Give a site a new sign-on secret',
        description: 'The one before goes on for a while, so that the publisher’s servers can follow.',
        tags: TAGS,
        params: siteParams,
        body: newSignOnSecretSchema,
        response: { 201: rotatedSignOnSecretSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await sites.find(request.params.site);
        if (!site) return refuse('site_not_found');
        const { secret = null, graceHours } = request.body;
        const grace = graceHours === undefined ? {} : { graceHours };
        const rotated = await rotateSignOnSecret(deps, actor, { site, secret, ...grace });
        if (isRefusal(rotated)) return rotated;
        void reply.code(201).header('cache-control', 'no-store');
        return { ...toWire(rotated), secret: rotated.secret };
      }),
  );

  api.delete(
    `${SECRETS}/:id`,
    {
      config: { permission: 'secrets.change' },
      schema: {
        summary: 'End a sign-on secret at once',
        tags: TAGS,
        params: signOnSecretParams,
        response: { 204: z.undefined(), '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await sites.find(request.params.site);
        if (!site) return refuse('site_not_found');
        const revoked = await revokeSignOnSecret(deps, actor, { site, id: request.params.id });
        return isRefusal(revoked) ? revoked : undefined;
      }),
  );
}

function toWire({ id, createdAt, diesAt }: SignOnSecret) {
  return { id, createdAt: createdAt.toISOString(), diesAt: diesAt?.toISOString() ?? null };
}
