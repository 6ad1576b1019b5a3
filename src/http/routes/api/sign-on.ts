import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import type { Site } from '../../../domain/thread.ts';
import { forbid } from '../../../service/permit.ts';
import { authenticate, signOut } from '../../../service/sessions.ts';
import { problemSchema } from '../../../wire/problem.ts';
import { signedOnSchema, signOnSchema } from '../../../wire/sign-on.ts';
import { languageQuery, siteParams } from '../../../wire/story.ts';
import { apiActor } from '../../actor.ts';
import type { HttpContext } from '../../context.ts';
import { bearerToken, clearSessionCookie, readEmbedCookie } from '../../cookies.ts';
import { sendProblem } from '../../errors.ts';
import { spend } from '../../exchange.ts';
import { visitOf } from '../../visit.ts';
import { foreignOrigin } from '../../origin.ts';

const TAGS = ['session'];
const SESSION = '/sites/:site/session';

/** A publisher's own sign-on: its tokens also come as Bearer to every route of a site (`apiActor`). */
export function registerSignOn(server: FastifyInstance, context: HttpContext): void {
  registerExchange(server, context);
  registerEnd(server, context);
}

function registerExchange(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.post(
    `${SESSION}/sign-on`,
    {
      config: { permission: 'session.open' },
      schema: {
        summary: 'Exchange a publisher’s signed token for an embed token',
        tags: TAGS,
        params: siteParams,
        querystring: languageQuery,
        body: signOnSchema,
        response: { 200: signedOnSchema, '4xx': problemSchema, '5xx': problemSchema },
      },
    },
    async (request, reply) => {
      const site = await context.sites.find(request.params.site);
      if (!site) return sendProblem(request, reply, refuse('site_not_found'));
      const limited = await spend({ context, request, reply }, 'session', null);
      if (limited) return sendProblem(request, reply, limited);
      const origin = originOf(context, request);
      // What it opens is bound to a publisher's page, and the hook of the API has seen that it is one of the site's.
      if (origin === null) return sendProblem(request, reply, refuse('origin_missing'));
      const { token, guestToken = readEmbedCookie(request, context.config) } = request.body;
      const opened = await context.signOn.exchange({
        site,
        token,
        origin,
        guestToken,
        visit: visitOf(request),
      });
      return isRefusal(opened) ? sendProblem(request, reply, opened) : opened;
    },
  );
}

function registerEnd(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();

  api.delete(
    SESSION,
    {
      config: { permission: 'session.close' },
      schema: {
        summary: 'Sign out; a publisher’s token then opens nothing any more',
        tags: TAGS,
        params: siteParams,
        response: { 204: z.undefined(), '4xx': problemSchema, '5xx': problemSchema },
      },
    },
    async (request, reply) => {
      const site = await context.sites.find(request.params.site);
      if (!site) return sendProblem(request, reply, refuse('site_not_found'));
      const limited = await spend({ context, request, reply }, 'session', null);
      const refusal = limited ?? (await endSession(context, request, site));
      if (refusal) return sendProblem(request, reply, refusal);
      clearSessionCookie(reply, context.config);
      return reply.code(204).send();
    },
  );
}

function originOf(context: HttpContext, request: FastifyRequest): string | null {
  return foreignOrigin(request, context.config.publicUrl);
}

/** Ends what a request was made with: a publisher's token, or a session. */
async function endSession(
  context: HttpContext,
  request: FastifyRequest,
  site: Site,
): Promise<Refusal | null> {
  const token = bearerToken(request);
  if (token?.includes('.')) {
    const refusal = await context.signOn.end({ site, token });
    if (refusal) return refusal;
    // What an earlier visit left in the cookie goes, too.
    const kept = {
      token: readEmbedCookie(request, context.config),
      foreignOrigin: originOf(context, request),
    };
    await signOut(context.deps, await authenticate(context.deps, kept));
    return null;
  }
  const actor = await apiActor(context, request);
  const refusal = forbid(context.deps, actor, { permission: 'session.close', siteId: site.id });
  if (refusal === null) await signOut(context.deps, actor);
  return refusal;
}
