import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { PATHS, renderFirstAdminPage, signInUrl, type FirstAdminStep } from '../../../render/index.ts';
import { becomeFirstAdmin, isFirstAdminOffer } from '../../../service/first-admin.ts';
import { pageActor } from '../../actor.ts';
import type { HttpContext } from '../../context.ts';
import { goOn } from '../../desk/open-desk.ts';
import { languageOf, refusalHeaders, sendPageRefusal, statusOf } from '../../errors.ts';
import type { Exchange } from '../../exchange.ts';
import { HTML, PAGE_HEADERS } from '../../headers.ts';

/** What `newToken` makes has 43 characters. */
const TOKEN = z.string().max(100);

/**
 * The way of an installation's first admin, from the link that `parley serve` prints: the token moves from the address
 * into a cookie at once, so that it stands in no history and no Referer; whoever brings it signs in as everybody
 * does, and becomes the admin by a button. Looking uses nothing up.
 */
export function registerFirstAdmin(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();

  typed.get(
    PATHS.firstAdmin,
    {
      config: { permission: 'page.read' },
      schema: {
        hide: true,
        querystring: z.object({ token: TOKEN.optional(), lang: z.string().max(35).optional() }),
      },
    },
    async (request, reply) => {
      const exchange = { context, request, reply };
      if (request.query.token !== undefined) {
        void reply.setCookie(cookieName(context), request.query.token, attributes(context));
        return reply
          .code(303)
          .headers({ ...HEADERS, location: PATHS.firstAdmin })
          .send();
      }
      const token = await findToken(exchange);
      if (token === null) return show(exchange, { step: 'expired' }, refuse('link_expired'));
      const actor = await pageActor(context, request);
      if (actor.kind === 'anonymous' || actor.isGuest) return show(exchange, { step: 'email' });
      if (actor.name === null)
        return reply
          .code(303)
          .header('location', signInUrl({ return: PATHS.firstAdmin }, PATHS.signInName))
          .send();
      return show(exchange, { step: 'become', name: actor.name });
    },
  );

  typed.post(
    PATHS.firstAdminBecome,
    { config: { permission: 'account.change' }, schema: { hide: true } },
    async (request, reply) => {
      const exchange = { context, request, reply };
      const actor = await pageActor(context, request);
      const token = readToken(exchange) ?? '';
      const refusal = await becomeFirstAdmin(context.deps, actor, token);
      if (isRefusal(refusal)) {
        return refusal.refused === 'link_expired'
          ? show(exchange, { step: 'expired' }, refusal)
          : sendPageRefusal(context, request, reply)(refusal, PATHS.firstAdmin);
      }
      void reply.clearCookie(cookieName(context), attributes(context));
      return goOn(exchange, PATHS.deskFront, { key: 'firstAdmin.done' });
    },
  );
}

/** No address of these pages goes anywhere, not even to Parley's own files; forms still tell their origin. */
const HEADERS = { ...PAGE_HEADERS, 'referrer-policy': 'strict-origin', 'cache-control': 'no-store' };

function show(
  { context, request, reply }: Exchange,
  current: FirstAdminStep,
  refusal: Refusal | null = null,
): FastifyReply {
  const html = renderFirstAdminPage({
    language: languageOf(request),
    assets: context.pageAssets,
    current,
  });
  return reply
    .code(refusal ? statusOf(refusal) : 200)
    .headers({ ...HEADERS, ...(refusal ? refusalHeaders(refusal) : {}) })
    .type(HTML)
    .send(html);
}

/** The token that the browser brings, where it is good. */
async function findToken(exchange: Exchange): Promise<string | null> {
  const token = readToken(exchange);
  return token !== null && (await isFirstAdminOffer(exchange.context.deps, token)) ? token : null;
}

function readToken({ context, request }: Exchange): string | null {
  const token = request.cookies[cookieName(context)];
  return token === undefined || token.length > 100 ? null : token;
}

function cookieName({ config }: HttpContext): string {
  return `${config.publicUrl.startsWith('https:') ? '__Host-' : ''}parley_first_admin`;
}

function attributes({ config }: HttpContext) {
  const secure = config.publicUrl.startsWith('https:');
  return { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: 3_600 } as const;
}
