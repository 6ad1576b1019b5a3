import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal } from '../../../domain/refusal.ts';
import { askForOwnPasskey } from '../../../service/confirm-person.ts';
import { toRelyingParty } from '../../../service/passkey-challenge.ts';
import { readSecurity } from '../../../service/read-security.ts';
import { passkeyOptionsSchema } from '../../../wire/passkey.ts';
import { problemSchema } from '../../../wire/problem.ts';
import { proofSchema, securitySchema } from '../../../wire/security.ts';
import { languageQuery } from '../../../wire/story.ts';
import { apiActor, subjectOf } from '../../actor.ts';
import { checkCode, checkOwnPasskey } from '../../check-person.ts';
import type { HttpContext } from '../../context.ts';
import { sendProblem } from '../../errors.ts';
import { spend } from '../../exchange.ts';
import { registerOwnSessions } from './own-sessions.ts';
import { presentPasskey, registerPasskeys } from './passkeys.ts';

const TAGS = ['account'];

/** By what one proves who one is, by the API: to see, to prove, and to change. */
export function registerSecurityApi(server: FastifyInstance, context: HttpContext): void {
  registerOwnSessions(server, context);
  registerPasskeys(server, context);
  registerProving(server, context);
  server.withTypeProvider<ZodTypeProvider>().get(
    '/account/security',
    {
      config: { permission: 'account.read' },
      schema: {
        summary: 'See how your account is secured',
        tags: TAGS,
        response: { 200: securitySchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const security = await readSecurity(context.deps, await apiActor(context, request));
      if (isRefusal(security)) return sendProblem(request, reply, security);
      const { email, hasTotp, recoveryCodesLeft, passkeys, identities } = security;
      return {
        email,
        hasTotp,
        recoveryCodesLeft,
        passkeys: passkeys.map(presentPasskey),
        identities: identities.map((each) => ({
          issuer: each.issuer,
          email: each.email,
          createdAt: each.createdAt.toISOString(),
        })),
      };
    },
  );
}

function registerProving(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.post(
    '/account/confirm/challenge',
    {
      config: { permission: 'account.confirm' },
      schema: {
        summary: 'Ask for a challenge that one of your passkeys signs',
        tags: TAGS,
        querystring: languageQuery,
        response: { 200: passkeyOptionsSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const actor = await apiActor(context, request);
      const rp = toRelyingParty(context.config.publicUrl);
      const limited = await spend({ context, request, reply }, 'passkey', subjectOf(actor));
      const options = limited ?? (await askForOwnPasskey(context.deps, actor, rp));
      return isRefusal(options) ? sendProblem(request, reply, options) : { ...options };
    },
  );

  api.post(
    '/account/confirm',
    {
      config: { permission: 'account.confirm' },
      schema: {
        summary: 'Show your second factor, or prove once more that it is you',
        description: 'Opens for 15 minutes what is dangerous.',
        tags: TAGS,
        querystring: languageQuery,
        body: proofSchema,
        response: { 204: z.undefined(), '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const actor = await apiActor(context, request);
      const exchange = { context, request, reply };
      const refusal =
        'code' in request.body
          ? await checkCode(exchange, actor, request.body.code)
          : await checkOwnPasskey(exchange, actor, request.body.credential);
      return refusal ? sendProblem(request, reply, refusal) : reply.code(204).send();
    },
  );
}
