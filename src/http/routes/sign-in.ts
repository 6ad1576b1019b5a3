import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { AccountId } from '../../domain/ids.ts';
import { PATHS, renderSignInPage, signInUrl, type SignInStep } from '../../render/index.ts';
import { forbid } from '../../service/permit.ts';
import { newToken, signOut } from '../../service/sessions.ts';
import {
  chooseName,
  confirmSignIn,
  issueHandoff,
  openEmbedSession,
  parseEmail,
} from '../../service/sign-in.ts';
import { text } from '../../wire/text.ts';
import { pageActor } from '../actor.ts';
import { carriedSchema, readCarried, type Carried } from '../carried-sign-in.ts';
import type { HttpContext } from '../context.ts';
import { clearSessionCookie, readSignInCookie, setSessionCookie, setSignInCookie } from '../cookies.ts';
import { languageOf, refusalHeaders, sendErrorPage, statusOf } from '../errors.ts';
import { spend, type Exchange } from '../exchange.ts';
import { HTML, PAGE_HEADERS } from '../headers.ts';
import { isFromOwnPage } from '../origin.ts';
import { CODE_LIFETIME_SECONDS, sendSignInCode } from '../send-sign-in-code.ts';

interface SignInExchange extends Exchange {
  readonly carried: Carried;
}

const FIELD = text(400).default('');

/** The pages on which somebody signs in: address, code, name, done. */
export function registerSignIn(server: FastifyInstance, context: HttpContext): void {
  registerFirstSteps(server, context);
  registerLastSteps(server, context);
  server.withTypeProvider<ZodTypeProvider>().post(
    PATHS.signOut,
    {
      config: { permission: 'session.close' },
      schema: { hide: true, body: carriedSchema.pick({ return: true }) },
    },
    async (request, reply) => {
      const exchange = await begin({ context, request, reply }, request.body);
      if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
      await signOut(context.deps, await pageActor(context, request));
      clearSessionCookie(reply, context.config);
      return reply.code(303).header('location', exchange.carried.returnTo).send();
    },
  );
}

function registerFirstSteps(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();

  typed.get(
    PATHS.signIn,
    { config: { permission: 'session.open' }, schema: { hide: true, querystring: carriedSchema } },
    async (request, reply) => {
      const carried = await readCarried(context, request.query);
      if (isRefusal(carried)) return sendErrorPage(context, request, reply)(carried);
      const exchange = { context, request, reply, carried };
      const actor = await pageActor(context, request);
      if (actor.kind === 'anonymous' || actor.isGuest) return showStep(exchange, { step: 'email' });
      if (actor.name === null)
        return reply.code(303).header('location', signInUrl(carried.query, PATHS.signInName)).send();
      if (carried.handOver) return showStep(exchange, { step: 'continue', name: actor.name });
      return reply.code(303).header('location', carried.returnTo).send();
    },
  );

  typed.post(
    PATHS.signIn,
    {
      config: { permission: 'session.open' },
      schema: { hide: true, body: carriedSchema.extend({ email: FIELD }) },
    },
    async (request, reply) => {
      const exchange = await begin({ context, request, reply }, request.body);
      if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
      const { email: typedEmail } = request.body;
      const email = parseEmail(typedEmail);
      const refusal =
        email === null
          ? refuse('email_invalid', { field: 'email' })
          : await spend(exchange, 'signInMail', email);
      if (refusal || email === null) return showStep(exchange, { step: 'email', email: typedEmail }, refusal);
      const browserToken = newToken();
      const { carried } = exchange;
      const siteName = carried.site?.name ?? 'Parley';
      const sent = await sendSignInCode(context, {
        email,
        browserToken,
        siteName,
        language: languageOf(request, carried.site?.language),
      });
      if (isRefusal(sent)) return showStep(exchange, { step: 'email', email: typedEmail }, sent);
      setSignInCookie(reply, context.config, { id: sent.id, browserToken, email });
      return reply.code(303).header('location', signInUrl(carried.query, PATHS.signInCode)).send();
    },
  );
}

function registerLastSteps(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();

  typed.get(
    PATHS.signInCode,
    { config: { permission: 'session.open' }, schema: { hide: true, querystring: carriedSchema } },
    async (request, reply) => {
      const carried = await readCarried(context, request.query);
      if (isRefusal(carried)) return sendErrorPage(context, request, reply)(carried);
      const started = readSignInCookie(request, context.config);
      if (!started) return reply.code(303).header('location', signInUrl(carried.query)).send();
      return showStep({ context, request, reply, carried }, toCodeStep(context, started.email));
    },
  );

  typed.post(
    PATHS.signInCode,
    {
      config: { permission: 'session.open' },
      schema: { hide: true, body: carriedSchema.extend({ code: FIELD }) },
    },
    async (request, reply) => {
      const exchange = await begin({ context, request, reply }, request.body);
      if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
      const started = readSignInCookie(request, context.config);
      if (!started) return reply.code(303).header('location', signInUrl(exchange.carried.query)).send();
      const limited = await spend(exchange, 'signInCode', started.email);
      const signedIn =
        limited ?? (await confirmSignIn(context.deps, { ...started, code: request.body.code }));
      if (isRefusal(signedIn)) return showStep(exchange, toCodeStep(context, started.email), signedIn);
      setSessionCookie(reply, context.config, signedIn.token);
      if (signedIn.name !== null) return finish(exchange, signedIn.accountId);
      return reply.code(303).header('location', signInUrl(exchange.carried.query, PATHS.signInName)).send();
    },
  );

  typed.get(
    PATHS.signInName,
    { config: { permission: 'account.name' }, schema: { hide: true, querystring: carriedSchema } },
    async (request, reply) => {
      const carried = await readCarried(context, request.query);
      if (isRefusal(carried)) return sendErrorPage(context, request, reply)(carried);
      const exchange = { context, request, reply, carried };
      const actor = await pageActor(context, request);
      const refusal = forbid(context.deps, actor, { permission: 'account.name' });
      if (refusal || actor.kind === 'anonymous') return startOver(exchange, refusal);
      return showStep(exchange, { step: 'name', name: actor.name ?? undefined });
    },
  );

  typed.post(
    PATHS.signInName,
    {
      config: { permission: 'account.name' },
      schema: { hide: true, body: carriedSchema.extend({ name: FIELD }) },
    },
    async (request, reply) => {
      const exchange = await begin({ context, request, reply }, request.body);
      if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
      const actor = await pageActor(context, request);
      const refusal = forbid(context.deps, actor, { permission: 'account.name' });
      if (refusal || actor.kind === 'anonymous') return startOver(exchange, refusal);
      const name = await chooseName(context.deps, actor, request.body.name);
      if (isRefusal(name)) return showStep(exchange, { step: 'name', name: request.body.name }, name);
      return finish(exchange, actor.accountId);
    },
  );

  typed.post(
    PATHS.signInDone,
    { config: { permission: 'session.open' }, schema: { hide: true, body: carriedSchema } },
    async (request, reply) => {
      const exchange = await begin({ context, request, reply }, request.body);
      if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
      const actor = await pageActor(context, request);
      if (actor.kind === 'anonymous' || actor.isGuest) {
        return reply.code(303).header('location', signInUrl(exchange.carried.query)).send();
      }
      return finish(exchange, actor.accountId);
    },
  );
}

/** Every step that does something comes from Parley's own page: nobody is signed in, out, or handed over by another one. */
async function begin(
  exchange: Exchange,
  body: Parameters<typeof readCarried>[1],
): Promise<SignInExchange | Refusal> {
  if (!isFromOwnPage(exchange.request, exchange.context.config.publicUrl))
    return refuse('origin_not_registered', { figures: { origin: '' } });
  const carried = await readCarried(exchange.context, body);
  return isRefusal(carried) ? carried : { ...exchange, carried };
}

/** Nobody is signed in yet: back to the first step. */
function startOver({ reply, carried }: SignInExchange, refusal: Refusal | null): FastifyReply {
  const headers = refusal ? refusalHeaders(refusal) : {};
  return reply
    .code(303)
    .headers({ ...headers, location: signInUrl(carried.query) })
    .send();
}

function toCodeStep(context: HttpContext, email: string): SignInStep {
  return { step: 'code', email, lifetime: CODE_LIFETIME_SECONDS, isInLog: context.mailer === null };
}

/** The end of a sign-in: back to where it began, with a token for the publisher's page that asked for one. */
async function finish(exchange: SignInExchange, accountId: AccountId): Promise<FastifyReply> {
  const { context, reply, carried } = exchange;
  const { handOver, returnTo } = carried;
  if (!handOver) return reply.code(303).header('location', returnTo).send();
  const { origin } = handOver;
  if (handOver.mode === 'window') {
    return showStep(exchange, {
      step: 'done',
      token: await openEmbedSession(context.deps, { accountId, origin }),
      origin,
    });
  }
  const target = new URL(returnTo);
  target.hash = `parley=${await issueHandoff(context.deps, { accountId, origin })}`;
  return reply.code(303).header('location', target.href).send();
}

function showStep(
  exchange: SignInExchange,
  current: SignInStep,
  refusal: Refusal | null = null,
): FastifyReply {
  const { context, request, reply, carried } = exchange;
  const html = renderSignInPage({
    language: languageOf(request, carried.query.lang ?? carried.site?.language),
    assets: context.pageAssets,
    siteName: carried.site?.name ?? 'Parley',
    carried: carried.query,
    current,
    refusal: refusal ?? undefined,
  });
  return reply
    .code(refusal ? statusOf(refusal) : 200)
    .headers({ ...PAGE_HEADERS, ...handOverHeaders(carried), ...(refusal ? refusalHeaders(refusal) : {}) })
    .header('cache-control', 'no-store')
    .type(HTML)
    .send(html);
}

/**
 * A window that hands a token over has to keep its opener, and a form whose answer leads back to the publisher has to
 * be allowed to: browsers apply form-action to redirects too.
 */
function handOverHeaders({ handOver }: Carried): Record<string, string> {
  if (!handOver) return {};
  const policy = PAGE_HEADERS['content-security-policy'].replace(
    "form-action 'self'",
    `form-action 'self' ${handOver.origin}`,
  );
  return { 'cross-origin-opener-policy': 'unsafe-none', 'content-security-policy': policy };
}
