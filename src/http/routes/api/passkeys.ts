import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { PasskeyId } from '../../../domain/ids.ts';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import { addPasskey, askForNewPasskey } from '../../../service/add-passkey.ts';
import { removePasskey, renamePasskey } from '../../../service/change-passkey.ts';
import { askForPasskey } from '../../../service/check-passkey.ts';
import { toRelyingParty } from '../../../service/passkey-challenge.ts';
import type { Security } from '../../../service/read-security.ts';
import { signInByPasskey } from '../../../service/sign-in-by-passkey.ts';
import {
  newPasskeySchema,
  passkeyAnswerSchema,
  passkeyOptionsSchema,
  passkeySchema,
} from '../../../wire/passkey.ts';
import { problemSchema } from '../../../wire/problem.ts';
import { ownIdSchema, passkeyNameSchema } from '../../../wire/security.ts';
import { signedInSchema } from '../../../wire/session.ts';
import { languageQuery } from '../../../wire/story.ts';
import { apiActor, subjectOf } from '../../actor.ts';
import { deviceOf, visitOf } from '../../visit.ts';
import type { HttpContext } from '../../context.ts';
import { keepPasskeyCookie, readPasskeyCookie } from '../../cookies.ts';
import { sendProblem } from '../../errors.ts';
import { spend } from '../../exchange.ts';
import { foreignOrigin } from '../../origin.ts';
import { sendSecurityNotice } from '../../send-security-notice.ts';

const TAGS = ['account'];

/** Passkeys by the API: signing in, and one's own. The challenges are what the pages' script asks for, too. */
export function registerPasskeys(server: FastifyInstance, context: HttpContext): void {
  registerSignInByPasskey(server, context);
  registerAdding(server, context);
  registerChanging(server, context);
}

function registerSignInByPasskey(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const rp = toRelyingParty(context.config.publicUrl);

  api.post(
    '/sign-in/passkey/challenge',
    {
      config: { permission: 'session.open' },
      schema: {
        summary: 'Ask for a challenge that any passkey may sign',
        description: 'It is good once, for ten minutes, in the browser that gets the cookie of this answer.',
        tags: TAGS,
        querystring: languageQuery,
        response: { 200: passkeyOptionsSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      if (foreignOrigin(request, context.config.publicUrl) !== null)
        return sendProblem(request, reply, refuse('scope_insufficient'));
      const limited = await spend({ context, request, reply }, 'passkey', null);
      if (limited) return sendProblem(request, reply, limited);
      const browserToken = keepPasskeyCookie(request, reply, context.config);
      return { ...(await askForPasskey(context.deps, rp, { asker: { browserToken }, accountId: null })) };
    },
  );

  api.post(
    '/sign-in/passkey',
    {
      config: { permission: 'session.open' },
      schema: {
        summary: 'Exchange what a passkey signed for a session token',
        tags: TAGS,
        querystring: languageQuery,
        body: z.object({ credential: passkeyAnswerSchema }),
        response: { 200: signedInSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      if (foreignOrigin(request, context.config.publicUrl) !== null)
        return sendProblem(request, reply, refuse('scope_insufficient'));
      const browserToken = readPasskeyCookie(request, context.config);
      const limited = await spend({ context, request, reply }, 'passkey', null);
      const refusal = limited ?? (browserToken === null ? refuse('passkey_too_late') : null);
      if (refusal || browserToken === null)
        return sendProblem(request, reply, refusal ?? refuse('passkey_too_late'));
      const response = request.body.credential;
      const signedIn = await signInByPasskey(context.deps, {
        rp,
        browserToken,
        response,
        ...visitOf(request),
      });
      if (isRefusal(signedIn)) return sendProblem(request, reply, signedIn);
      return { token: signedIn.token, name: signedIn.name };
    },
  );
}

function registerAdding(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const rp = toRelyingParty(context.config.publicUrl);

  api.post(
    '/account/passkeys/challenge',
    {
      config: { permission: 'account.enrol' },
      schema: {
        summary: 'Ask for what makes a new passkey',
        tags: TAGS,
        querystring: languageQuery,
        response: { 200: passkeyOptionsSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const actor = await apiActor(context, request);
      const limited = await spend({ context, request, reply }, 'passkey', subjectOf(actor));
      const options = limited ?? (await askForNewPasskey(context.deps, actor, rp));
      return isRefusal(options) ? sendProblem(request, reply, options) : { ...options };
    },
  );

  api.post(
    '/account/passkeys',
    {
      config: { permission: 'account.enrol' },
      schema: {
        summary: 'Add a passkey to your account',
        tags: TAGS,
        querystring: languageQuery,
        body: z.object({ credential: newPasskeySchema }),
        response: { 201: passkeySchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const actor = await apiActor(context, request);
      const exchange = { context, request, reply };
      const limited = await spend(exchange, 'passkey', subjectOf(actor));
      const name = deviceOf(request) ?? 'Passkey';
      const response = request.body.credential;
      const passkey = limited ?? (await addPasskey(context.deps, actor, { rp, response, name }));
      if (isRefusal(passkey)) return sendProblem(request, reply, passkey);
      await sendSecurityNotice(exchange, { to: passkey.accountId, notice: 'passkeyAdded' });
      return reply.code(201).send(presentPasskey(passkey));
    },
  );
}

function registerChanging(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.patch(
    '/account/passkeys/:id',
    {
      config: { permission: 'account.secure' },
      schema: {
        summary: 'Rename one of your passkeys',
        tags: TAGS,
        params: ownIdSchema,
        querystring: languageQuery,
        body: passkeyNameSchema,
        response: { 204: z.undefined(), '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const actor = await apiActor(context, request);
      const id = request.params.id as PasskeyId;
      const limited = await spend({ context, request, reply }, 'passkey', subjectOf(actor));
      const refusal = limited ?? (await renamePasskey(context.deps, actor, { id, name: request.body.name }));
      return refusal ? sendProblem(request, reply, refusal) : reply.code(204).send();
    },
  );

  api.delete(
    '/account/passkeys/:id',
    {
      config: { permission: 'account.secure' },
      schema: {
        summary: 'Remove one of your passkeys',
        description: 'All your other sessions end.',
        tags: TAGS,
        params: ownIdSchema,
        querystring: languageQuery,
        response: { 204: z.undefined(), '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const actor = await apiActor(context, request);
      const exchange = { context, request, reply };
      const limited = await spend(exchange, 'passkey', subjectOf(actor));
      const refusal = limited ?? (await removePasskey(context.deps, actor, request.params.id as PasskeyId));
      if (refusal) return sendProblem(request, reply, refusal);
      if (actor.kind === 'account')
        await sendSecurityNotice(exchange, { to: actor.accountId, notice: 'passkeyRemoved' });
      return reply.code(204).send();
    },
  );
}

/** A passkey as its owner sees it; nothing of its key goes out. */
export function presentPasskey(passkey: Security['passkeys'][number]): z.infer<typeof passkeySchema> {
  const { id, name, isBackedUp, createdAt, usedAt } = passkey;
  return { id, name, isBackedUp, createdAt: createdAt.toISOString(), usedAt: usedAt?.toISOString() ?? null };
}
