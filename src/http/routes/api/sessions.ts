import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { AccountId } from '../../../domain/ids.ts';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import { forbid } from '../../../service/permit.ts';
import { claimLater } from '../../../service/claim-comments.ts';
import { newToken, signOut } from '../../../service/sessions.ts';
import { chooseName, confirmSignIn, parseEmail, redeemHandoff } from '../../../service/sign-in.ts';
import { authenticate } from '../../../service/sessions.ts';
import { problemSchema } from '../../../wire/problem.ts';
import {
  chosenNameSchema,
  exchangeSchema,
  keepSchema,
  nameSchema,
  signInConfirmSchema,
  signInRequestSchema,
  signInStartedSchema,
  signedInSchema,
  tokenSchema,
} from '../../../wire/session.ts';
import { languageQuery } from '../../../wire/story.ts';
import { apiActor, subjectOf } from '../../actor.ts';
import type { HttpContext } from '../../context.ts';
import { bearerToken, clearSessionCookie, readEmbedCookie, setEmbedCookie } from '../../cookies.ts';
import { visitOf } from '../../visit.ts';
import { languageOf, sendProblem } from '../../errors.ts';
import { spend } from '../../exchange.ts';
import { foreignOrigin } from '../../origin.ts';
import { sendSignInCode } from '../../send-sign-in-code.ts';
import { isEmailOpen } from '../../ways-in.ts';

const TAGS = ['session'];

/** Signing in and out by the API, and what the embed does with its token. */
export function registerSessions(server: FastifyInstance, context: HttpContext): void {
  registerSignIn(server, context);
  registerSession(server, context);
}

function registerSignIn(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.post(
    '/sign-in',
    {
      config: { permission: 'session.open' },
      schema: {
        summary: 'Ask for a one-time code by e-mail',
        tags: TAGS,
        querystring: languageQuery,
        body: signInRequestSchema,
        response: { 200: signInStartedSchema, '4xx': problemSchema, '5xx': problemSchema },
      },
    },
    async (request, reply) => {
      // A full session must not pass through the scripts of a publisher's page.
      if (foreignOrigin(request, context.config.publicUrl) !== null)
        return sendProblem(request, reply, refuse('scope_insufficient'));
      const email = parseEmail(request.body.email);
      if (email === null) return sendProblem(request, reply, refuse('email_invalid', { field: 'email' }));
      const limited = await spend({ context, request, reply }, 'signInMail', null);
      if (limited) return sendProblem(request, reply, limited);
      const browserToken = newToken();
      const sent = await sendSignInCode(context, {
        email,
        browserToken,
        siteName: 'Parley',
        isForNewsroom: !(await isEmailOpen(context, null)),
        isKnownBrowser: false,
        query: {},
        language: languageOf(request),
      });
      return isRefusal(sent)
        ? sendProblem(request, reply, sent)
        : { id: sent.id, browserToken, kind: sent.kind };
    },
  );

  api.post(
    '/sign-in/confirm',
    {
      config: { permission: 'session.open' },
      schema: {
        summary: 'Exchange a one-time code for a session token',
        tags: TAGS,
        querystring: languageQuery,
        body: signInConfirmSchema,
        response: { 200: signedInSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      if (foreignOrigin(request, context.config.publicUrl) !== null)
        return sendProblem(request, reply, refuse('scope_insufficient'));
      const limited = await spend({ context, request, reply }, 'signInCode', null);
      const signedIn =
        limited ?? (await confirmSignIn(context.deps, { ...request.body, ...visitOf(request) }));
      if (isRefusal(signedIn)) return sendProblem(request, reply, signedIn);
      if (request.body.name === undefined || signedIn.name !== null)
        return { token: signedIn.token, name: signedIn.name };
      const actor = await authenticate(context.deps, { token: signedIn.token, foreignOrigin: null });
      const name = await chooseName(context.deps, actor, request.body.name);
      return isRefusal(name) ? sendProblem(request, reply, name) : { token: signedIn.token, name };
    },
  );
}

function registerSession(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.put(
    '/session/name',
    {
      config: { permission: 'account.name' },
      schema: {
        summary: 'Choose the name that stands above own comments',
        tags: TAGS,
        querystring: languageQuery,
        body: nameSchema,
        response: { 200: chosenNameSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const actor = await apiActor(context, request);
      const limited = await spend({ context, request, reply }, 'session', subjectOf(actor));
      const name = limited ?? (await chooseName(context.deps, actor, request.body.name));
      return isRefusal(name) ? sendProblem(request, reply, name) : { name };
    },
  );

  api.post(
    '/session/exchange',
    {
      config: { permission: 'session.open' },
      schema: {
        summary: 'Exchange the code of a sign-in by redirect for an embed token',
        tags: TAGS,
        body: exchangeSchema,
        response: { 200: tokenSchema, '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const limited = await spend({ context, request, reply }, 'session', null);
      const origin = foreignOrigin(request, context.config.publicUrl);
      const token =
        limited ??
        (await redeemHandoff(context.deps, { code: request.body.code, origin, ...visitOf(request) }));
      return isRefusal(token) ? sendProblem(request, reply, token) : { token };
    },
  );

  api.post(
    '/session/cookie',
    {
      config: { permission: 'session.keep' },
      schema: {
        summary: 'Keep an embed token in a partitioned cookie that no script can read',
        tags: TAGS,
        body: keepSchema,
        response: { 204: z.undefined(), '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const token = bearerToken(request);
      const actor = await apiActor(context, request);
      const refusal = forbid(context.deps, actor, { permission: 'session.keep' });
      if (refusal !== null || token === null)
        return sendProblem(request, reply, refusal ?? refuse('sign_in_required'));
      if (actor.kind === 'account') await claimHere(context, request, actor.accountId);
      setEmbedCookie(reply, context.config, token);
      return reply.code(204).send();
    },
  );

  api.delete(
    '/session',
    {
      config: { permission: 'session.close' },
      schema: { summary: 'Sign out', tags: TAGS, response: { 204: z.undefined(), '4xx': problemSchema } },
    },
    async (request, reply) => {
      const actor = await apiActor(context, request);
      const refusal = forbid(context.deps, actor, { permission: 'session.close' });
      if (refusal !== null) return sendProblem(request, reply, refusal);
      await signOut(context.deps, actor);
      clearSessionCookie(reply, context.config);
      return reply.code(204).send();
    },
  );
}

/** Gives the reader what they have just written as a guest in this browser: by the token that was sent, or the cookie. */
async function claimHere(context: HttpContext, request: FastifyRequest, accountId: AccountId): Promise<void> {
  const { guestToken = readEmbedCookie(request, context.config) } = (request.body ?? {}) as {
    guestToken?: string;
  };
  const origin = foreignOrigin(request, context.config.publicUrl);
  await claimLater(context.deps, { guestToken, origin, accountId });
}
