import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../../../domain/refusal.ts';
import { foreignOrigin } from '../../origin.ts';
import type { HttpContext } from '../../context.ts';
import { sendProblem } from '../../errors.ts';
import { registerAccounts } from './accounts.ts';
import { registerAudit } from './audit.ts';
import { registerAccountApi } from './account.ts';
import { registerComments } from './comments.ts';
import { registerDeskMarks } from './desk-marks.ts';
import { registerDeskImports } from './desk-imports.ts';
import { registerDeskNumbers } from './desk-numbers.ts';
import { registerRules } from './rules.ts';
import { registerDeskPeople } from './desk-people.ts';
import { registerWarningApi } from './warnings.ts';
import { registerAppealApi } from './appeals.ts';
import { registerReportApi } from './reports.ts';
import { registerDeskBulk } from './desk-bulk.ts';
import { registerDeskCards } from './desk-cards.ts';
import { registerDeskDecisions } from './desk-decisions.ts';
import { registerDeskEvents } from './desk-events.ts';
import { registerDeskQueue } from './desk-queue.ts';
import { registerSecurityApi } from './security.ts';
import { registerSessions } from './sessions.ts';
import { registerSections } from './sections.ts';
import { registerSignOn } from './sign-on.ts';
import { registerSignOnSecrets } from './sign-on-secrets.ts';
import { registerSites } from './sites.ts';
import { registerStories } from './stories.ts';
import { registerStoryRecords } from './story-records.ts';
import { registerStoryMoves } from './story-moves.ts';
import { registerTokens } from './tokens.ts';

const METHODS = 'GET, HEAD, POST, PATCH, PUT, DELETE';
const HEADERS = 'authorization, content-type, idempotency-key';
const EXPOSED = 'etag, idempotency-key, ratelimit, ratelimit-policy, retry-after';

/** The JSON API. Programs may call it from anywhere, web pages from registered origins only. */
export function registerApi(server: FastifyInstance, context: HttpContext): void {
  server.register(
    async (api) => {
      api.addHook('onRequest', (request, reply) => admitOrigin(context, request, reply));
      api.options('/*', { config: { permission: 'page.read' }, schema: { hide: true } }, (_, reply) =>
        reply.code(204).send(),
      );
      registerStories(api, context);
      registerComments(api, context);
      registerAppealApi(api, context);
      registerReportApi(api, context);
      registerDeskPeople(api, context);
      registerWarningApi(api, context);
      registerSessions(api, context);
      registerSignOn(api, context);
      registerSites(api, context);
      registerAudit(api, context);
      registerTokens(api, context);
      registerSignOnSecrets(api, context);
      registerAccounts(api, context);
      registerSections(api, context);
      registerRules(api, context);
      registerStoryRecords(api, context);
      registerDeskMarks(api, context);
      registerDeskImports(api, context);
      registerDeskNumbers(api, context);
      registerStoryMoves(api, context);
      registerDeskQueue(api, context);
      registerDeskBulk(api, context);
      registerDeskCards(api, context);
      registerDeskEvents(api, context);
      registerDeskDecisions(api, context);
      registerSecurityApi(api, context);
      registerAccountApi(api, context);
    },
    { prefix: '/api/v1' },
  );
}

/**
 * CORS: answers are readable by, and writes possible from, pages of the site that the address names; where it names
 * none, of any site. Anything from another origin is refused before it is looked at.
 */
async function admitOrigin(
  context: HttpContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  void reply.headers({
    vary: 'Origin, Cookie, Authorization',
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
  });
  const origin = foreignOrigin(request, context.config.publicUrl);
  if (origin === null) return undefined;
  const key = readSiteKey(request);
  const isAdmitted =
    key === undefined
      ? await context.sites.isRegistered(origin)
      : (await context.sites.find(key))?.origins.includes(origin);
  if (!isAdmitted)
    return sendProblem(request, reply, refuse('origin_not_registered', { figures: { origin } }));
  void reply.headers({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': EXPOSED,
  });
  if (request.method !== 'OPTIONS') return undefined;
  void reply.headers({
    'access-control-allow-methods': METHODS,
    'access-control-allow-headers': HEADERS,
    'access-control-max-age': '7200',
  });
  return undefined;
}

/**
 * The site that an address names, as the router reads it: it takes `%73ites` for `sites`, so the address as it was sent
 * tells nothing. A preflight is routed by its wildcard.
 */
function readSiteKey(request: FastifyRequest): string | undefined {
  const { site, '*': rest = '' } = request.params as { site?: string; '*'?: string };
  return site ?? /^sites\/([^/]+)/.exec(rest)?.[1];
}
