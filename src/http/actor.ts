import type { FastifyRequest } from 'fastify';
import { isRefusal, type Refusal, type RefusalCode } from '../domain/refusal.ts';
import type { Actor, Visitor } from '../domain/viewer.ts';
import { authenticateServer, isApiToken } from '../service/api-tokens.ts';
import { authenticate } from '../service/sessions.ts';
import type { HttpContext } from './context.ts';
import { bearerToken, cookieNames, readEmbedCookie } from './cookies.ts';
import { visitOf } from './visit.ts';
import { foreignOrigin, isFromOwnPage } from './origin.ts';

const ANONYMOUS: Visitor = { kind: 'anonymous' };

/**
 * Who asks on one of Parley's own pages: the cookie alone speaks there, and for a POST only when the form was
 * Parley's own. A forged form finds nobody signed in.
 */
export async function pageActor(context: HttpContext, request: FastifyRequest): Promise<Visitor> {
  const token = request.cookies[cookieNames(context.config).session] ?? null;
  if (token === null) return ANONYMOUS;
  if (
    request.method !== 'GET' &&
    request.method !== 'HEAD' &&
    !isFromOwnPage(request, context.config.publicUrl)
  )
    return ANONYMOUS;
  return authenticate(context.deps, { token, foreignOrigin: null });
}

/**
 * Who calls the API: a bearer token speaks first, then the cookies. From a publisher's page the origin must be
 * registered; the hook of the API has refused others already.
 */
export async function apiActor(context: HttpContext, request: FastifyRequest): Promise<Actor> {
  const foreign = foreignOrigin(request, context.config.publicUrl);
  const names = cookieNames(context.config);
  const bearer = bearerToken(request);
  if (bearer !== null && isApiToken(bearer))
    // A server's token in a page would be everybody's who reads it.
    return foreign === null ? ((await authenticateServer(context.deps, bearer)) ?? ANONYMOUS) : ANONYMOUS;
  const signedOn = await signOnActor(context, request, { bearer, foreign });
  if (signedOn !== null) return signedOn;
  if (bearer !== null) return authenticate(context.deps, { token: bearer, foreignOrigin: foreign });
  const cookies = foreign === null ? [names.session] : [names.embed, names.session];
  if (foreign === null && request.method !== 'GET' && !isFromOwnPage(request, context.config.publicUrl))
    return ANONYMOUS;
  for (const name of cookies) {
    const token = request.cookies[name];
    const actor =
      token === undefined ? ANONYMOUS : await authenticate(context.deps, { token, foreignOrigin: foreign });
    if (actor.kind === 'account') return actor;
  }
  return ANONYMOUS;
}

/** A token of a publisher's that opens nothing. Thrown, so that no route takes its bearer for nobody. */
class SignOnRefused extends Error {
  readonly refused: RefusalCode;

  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refused = refusal.refused;
    Object.assign(this, refusal);
  }
}

/**
 * Whoever a publisher's token speaks for, on the routes of a site; null where no such token came. Parley's own tokens
 * have no dots.
 * @throws SignOnRefused, which is answered as the refusal that it is.
 */
async function signOnActor(
  context: HttpContext,
  request: FastifyRequest,
  { bearer, foreign }: { bearer: string | null; foreign: string | null },
): Promise<Actor | null> {
  const { site: key } = request.params as { site?: string };
  if (bearer === null || !bearer.includes('.') || key === undefined) return null;
  const site = await context.sites.find(key);
  if (!site) return null;
  const guestToken = readEmbedCookie(request, context.config);
  const actor = await context.signOn.admit({
    site,
    token: bearer,
    origin: foreign,
    guestToken,
    visit: visitOf(request),
  });
  if (isRefusal(actor)) throw new SignOnRefused(actor);
  return actor;
}

/** What stands for whoever acts when uses are counted. */
export function subjectOf(actor: Actor): string | null {
  if (actor.kind === 'server') return actor.tokenId;
  return actor.kind === 'account' ? actor.accountId : null;
}
