import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import swagger from '@fastify/swagger';
import {
  fastify,
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { refuse, type Refusal } from '../domain/refusal.ts';
import { isUnavailable } from '../service/database-errors.ts';
import { readBackups } from '../service/backups/read-backups.ts';
import { newId } from '../service/new-id.ts';
import { registerAssets } from './assets.ts';
import type { HttpContext } from './context.ts';
import { describeSettings } from './describe-settings.ts';
import { sendErrorPage, sendProblem, toRefusal } from './errors.ts';
import { createFastPath, type FastPath } from './fast-path.ts';
import { transportHeaders } from './headers.ts';
import { registerHealth } from './health.ts';
import { registerMetrics, type PoolState } from './metrics.ts';
import { registerOwnData } from './routes/account/own-data.ts';
import { registerMuted } from './routes/account/muted.ts';
import { registerPreferences } from './routes/account/preferences.ts';
import { registerProfile } from './routes/account/profile.ts';
import { registerProving } from './routes/account/prove.ts';
import { registerSecurity } from './routes/account/security.ts';
import { registerOwnReports } from './routes/account/reports.ts';
import { registerOldComments } from './routes/account/old-comments.ts';
import { registerWarnings } from './routes/account/warnings.ts';
import { registerReplies } from './routes/account/replies.ts';
import { registerApi } from './routes/api/api.ts';
import { registerCommentPage } from './routes/comment-page.ts';
import { endBodyWithin, isUpload } from './receive-files.ts';
import { registerDesk } from './routes/desk/desk.ts';
import { registerDocs } from './routes/docs.ts';
import { registerForms } from './routes/forms.ts';
import { registerAppeals } from './routes/appeals.ts';
import { registerReports } from './routes/reports.ts';
import { registerNotices } from './routes/notices.ts';
import { collectRoutePermissions } from './route-permissions.ts';
import { registerSignIn } from './routes/sign-in.ts';
import { registerSignInWith } from './routes/sign-in-with.ts';
import { registerSignInByPasskey } from './routes/sign-in-passkey.ts';
import { registerPeople } from './routes/people.ts';
import { registerViewpoints } from './routes/viewpoints.ts';
import { registerPicks } from './routes/picks.ts';
import { registerUnsubscribe } from './routes/unsubscribe.ts';
import { registerStory } from './routes/story.ts';

/** What the server is watched by, beside what the routes need. */
export interface ServerState {
  readonly pool: PoolState;
  readonly isDraining: () => boolean;
  readonly ping: () => Promise<void>;
}

/** A request of 1 MiB is far beyond the longest comment in its longest encoding. */
const MOST_BYTES = 1_048_576;

/** Makes the server with all its routes; it listens when the caller says so. */
export async function createServer(context: HttpContext, state: ServerState): Promise<FastifyInstance> {
  const fastPath = createFastPath(context.threads, context.config);
  const server = fastify({
    loggerInstance: context.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MOST_BYTES,
    routerOptions: { maxParamLength: 3_000 },
    trustProxy: context.config.trustedProxies.length > 0 ? [...context.config.trustedProxies] : false,
    genReqId: () => newId(),
    serverFactory: (handler) => createFrontServer(fastPath, handler),
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  collectRoutePermissions(server);
  await registerPlugins(server, context);
  registerErrors(server, context);
  registerMetrics(server, {
    threads: context.threads,
    pool: state.pool,
    readBackups: () => readBackups(context.deps, context.config.backupTime),
  });
  registerHealth(server, state);
  registerAssets(server, context.assets);
  registerStory(server, context, fastPath);
  registerCommentPage(server, context);
  registerPicks(server, context);
  registerForms(server, context);
  registerAppeals(server, context);
  registerReports(server, context);
  registerNotices(server, context);
  registerSignIn(server, context);
  registerSignInWith(server, context);
  registerOwnData(server, context);
  registerProfile(server, context);
  registerDesk(server, context);
  registerSecurity(server, context);
  registerSignInByPasskey(server, context);
  registerProving(server, context);
  registerReplies(server, context);
  registerOwnReports(server, context);
  registerWarnings(server, context);
  registerOldComments(server, context);
  registerMuted(server, context);
  registerPreferences(server, context);
  registerPeople(server, context);
  registerViewpoints(server, context);
  registerUnsubscribe(server, context);
  registerApi(server, context);
  registerDocs(server, context);
  return server;
}

/** What is no file is small: whoever takes longer to send it holds a connection and nothing else. */
const BODY_MS = 30_000;
/** A file may take hours to arrive, but something has to come all the time. */
const UPLOAD_IDLE_MS = 60_000;

function createFrontServer(fastPath: FastPath, handler: Parameters<typeof createHttpServer>[1] & {}): Server {
  const limits = { keepAliveTimeout: 72_000, headersTimeout: 60_000, requestTimeout: 0 };
  return createHttpServer(limits, (request, response) => {
    limitBody(request);
    if (fastPath.tryServe(request, response)) return;
    handler(request, response);
  });
}

/**
 * Node has one limit for all requests, uploads or not; so each has its own here. Those that nobody expects a body of too:
 * they are answered at once, and what is still announced would hold the connection for ever.
 */
function limitBody(request: IncomingMessage): void {
  const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers;
  if (coding === undefined && length === '0') return;
  if (isUpload(request)) request.setTimeout(UPLOAD_IDLE_MS, () => request.destroy());
  else endBodyWithin(request, BODY_MS);
}

async function registerPlugins(server: FastifyInstance, context: HttpContext): Promise<void> {
  await server.register(cookie);
  await server.register(formbody, { bodyLimit: MOST_BYTES });
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Parley',
        version: '1',
        description:
          'Everything the pages do, as JSON. Errors are application/problem+json with a stable code.',
      },
      servers: [{ url: context.config.publicUrl }],
      components: {
        securitySchemes: {
          session: {
            type: 'http',
            scheme: 'bearer',
            description:
              'A session token of a person, or an API token of a server, which begins with `parley_`.',
          },
        },
      },
      security: [{}, { session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (input) => describeSettings(jsonSchemaTransformObject(input)),
  });
  const transport = transportHeaders(context.config.publicUrl);
  server.addHook('onSend', async (_, reply) => {
    void reply.headers(transport);
  });
}

function registerErrors(server: FastifyInstance, context: HttpContext): void {
  const answer = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) =>
    request.url.startsWith('/api/')
      ? sendProblem(request, reply, refusal)
      : sendErrorPage(context, request, reply)(refusal);

  server.setErrorHandler((error, request, reply) => {
    const refusal = toRefusal(error, isUnavailable);
    if (refusal) return answer(request, reply, refusal);
    request.log.error({ err: error, route: request.routeOptions.url }, 'A request failed.');
    return answer(request, reply, refuse('internal_error'));
  });
  server.setNotFoundHandler((request, reply) => answer(request, reply, refuse('page_not_found')));
}
