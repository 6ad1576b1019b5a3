import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { PATHS, signInUrl, type SignInStep } from '../../render/index.ts';
import { CODE_SECONDS, LINK_SECONDS } from '../../service/issue-sign-in-code.ts';
import { forbid } from '../../service/permit.ts';
import { readSignInLink } from '../../service/read-sign-in-link.ts';
import { newToken, signOut } from '../../service/sessions.ts';
import { chooseName, confirmSignIn, confirmSignInLink, parseEmail } from '../../service/sign-in.ts';
import { text } from '../../wire/text.ts';
import { pageActor } from '../actor.ts';
import { carriedSchema, readCarried } from '../carried-sign-in.ts';
import type { HttpContext } from '../context.ts';
import {
  clearSessionCookie,
  readSessionCookie,
  readSignInCookie,
  setSignInCookie,
  type StartedSignIn,
} from '../cookies.ts';
import { visitOf } from '../visit.ts';
import { languageOf, sendErrorPage } from '../errors.ts';
import { finishNewSignIn } from '../offer-passkey.ts';
import { spend, type Exchange } from '../exchange.ts';
import { readProposedName } from '../flow-cookies.ts';
import { isKnownBrowser } from '../known-browser.ts';
import { sendSignInCode } from '../send-sign-in-code.ts';
import { beginSignIn, finishSignIn, keepSignIn, showStep, startOver } from '../sign-in-steps.ts';
import { isEmailOpen, showWays } from '../ways-in.ts';

const FIELD = text(400).default('');

/** The pages on which somebody signs in: address, code, name, done. */
export function registerSignIn(server: FastifyInstance, context: HttpContext): void {
  registerFirstSteps(server, context);
  registerLastSteps(server, context);
  registerLink(server, context);
  server.withTypeProvider<ZodTypeProvider>().post(
    PATHS.signOut,
    {
      config: { permission: 'session.close' },
      schema: { hide: true, body: carriedSchema.pick({ return: true }) },
    },
    async (request, reply) => {
      const exchange = await beginSignIn({ context, request, reply }, request.body);
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
    {
      config: { permission: 'session.open' },
      schema: { hide: true, querystring: carriedSchema.extend({ newsroom: text(1).optional() }) },
    },
    async (request, reply) => {
      const carried = await readCarried(context, request.query);
      if (isRefusal(carried)) return sendErrorPage(context, request, reply)(carried);
      const exchange = { context, request, reply, carried };
      const actor = await pageActor(context, request);
      if (actor.kind === 'anonymous' || actor.isGuest)
        return showWays(exchange, { isNewsroom: request.query.newsroom === '1' });
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
      const exchange = await beginSignIn({ context, request, reply }, request.body);
      if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
      const { email: typedEmail } = request.body;
      const email = parseEmail(typedEmail);
      const refusal =
        email === null
          ? refuse('email_invalid', { field: 'email' })
          : await spend(exchange, 'signInMail', null);
      const shown = { email: typedEmail, isNewsroom: true };
      if (refusal || email === null) return showWays(exchange, { ...shown, refusal });
      const browserToken = newToken();
      const { carried } = exchange;
      const siteName = carried.site?.name ?? 'Parley';
      const sent = await sendSignInCode(context, {
        email,
        browserToken,
        siteName,
        isForNewsroom: !(await isEmailOpen(context, carried.site)),
        isKnownBrowser: isKnownBrowser(context, request, email),
        query: carried.query,
        language: languageOf(request, carried.site?.language),
      });
      if (isRefusal(sent)) return showWays(exchange, { ...shown, refusal: sent });
      setSignInCookie(reply, context.config, { id: sent.id, browserToken, email, kind: sent.kind });
      return reply.code(303).header('location', signInUrl(carried.query, PATHS.signInCode)).send();
    },
  );
}

/** A link out of a mail: opening it uses nothing up, since mail programs look at links before people do. */
function registerLink(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const linkSchema = carriedSchema.extend({ id: text(36).default(''), code: text(100).default('') });
  const config = { permission: 'session.open' } as const;

  typed.get(
    PATHS.signInLink,
    { config, schema: { hide: true, querystring: linkSchema } },
    async (request, reply) => {
      const carried = await readCarried(context, request.query);
      if (isRefusal(carried)) return sendErrorPage(context, request, reply)(carried);
      const { id, code } = request.query;
      const exchange = { context, request, reply, carried };
      const email = await readSignInLink(context.deps, { id, code });
      if (email === null) return showWays(exchange, { refusal: refuse('link_expired') });
      return showStep(exchange, { step: 'link', id, code, email });
    },
  );

  typed.post(
    PATHS.signInLink,
    { config, schema: { hide: true, body: linkSchema } },
    async (request, reply) => {
      const exchange = await beginSignIn({ context, request, reply }, request.body);
      if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
      const { id, code } = request.body;
      const limited = await spend(exchange, 'signInCode', null);
      const signedIn =
        limited ?? (await confirmSignInLink(context.deps, { id, code, ...readLinkBrowser(exchange, id) }));
      if (isRefusal(signedIn)) return showWays(exchange, { refusal: signedIn });
      keepSignIn(exchange, signedIn);
      if (signedIn.name !== null) return finishNewSignIn(exchange, signedIn.accountId);
      return reply.code(303).header('location', signInUrl(exchange.carried.query, PATHS.signInName)).send();
    },
  );
}

/** What signing in takes from the browser: where it is, and whose session it had. */
function readBrowser({
  context,
  request,
}: Exchange): ReturnType<typeof visitOf> & { guestToken: string | null } {
  return { ...visitOf(request), guestToken: readSessionCookie(request, context.config) };
}

/**
 * The same for a link. What somebody wrote as a guest comes along only where they asked for the link: whoever opens
 * somebody else's gives nothing away.
 */
function readLinkBrowser(exchange: Exchange, id: string): ReturnType<typeof readBrowser> {
  const isAsker = readSignInCookie(exchange.request, exchange.context.config)?.id === id;
  const browser = readBrowser(exchange);
  return isAsker ? browser : { ...browser, guestToken: null };
}

function registerLastSteps(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const config = { permission: 'session.open' } as const;

  typed.get(
    PATHS.signInCode,
    { config: { permission: 'session.open' }, schema: { hide: true, querystring: carriedSchema } },
    async (request, reply) => {
      const carried = await readCarried(context, request.query);
      if (isRefusal(carried)) return sendErrorPage(context, request, reply)(carried);
      const started = readSignInCookie(request, context.config);
      if (!started) return reply.code(303).header('location', signInUrl(carried.query)).send();
      return showStep({ context, request, reply, carried }, toCodeStep(context, started));
    },
  );

  typed.post(
    PATHS.signInCode,
    { config, schema: { hide: true, body: carriedSchema.extend({ code: FIELD }) } },
    async (request, reply) => {
      const exchange = await beginSignIn({ context, request, reply }, request.body);
      if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
      const started = readSignInCookie(request, context.config);
      if (!started) return reply.code(303).header('location', signInUrl(exchange.carried.query)).send();
      const { code } = request.body;
      const limited = await spend(exchange, 'signInCode', null);
      const signedIn =
        limited ?? (await confirmSignIn(context.deps, { ...started, code, ...readBrowser(exchange) }));
      if (isRefusal(signedIn)) return showStep(exchange, toCodeStep(context, started), signedIn);
      keepSignIn(exchange, signedIn);
      if (signedIn.name !== null) return finishNewSignIn(exchange, signedIn.accountId);
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
      return showStep(exchange, { step: 'name', name: actor.name ?? readProposedName(exchange) });
    },
  );

  typed.post(
    PATHS.signInName,
    {
      config: { permission: 'account.name' },
      schema: { hide: true, body: carriedSchema.extend({ name: FIELD }) },
    },
    async (request, reply) => {
      const exchange = await beginSignIn({ context, request, reply }, request.body);
      if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
      const actor = await pageActor(context, request);
      const refusal = forbid(context.deps, actor, { permission: 'account.name' });
      if (refusal || actor.kind === 'anonymous') return startOver(exchange, refusal);
      const name = await chooseName(context.deps, actor, request.body.name);
      if (isRefusal(name)) return showStep(exchange, { step: 'name', name: request.body.name }, name);
      return finishNewSignIn(exchange, actor.accountId);
    },
  );

  registerDone(server, context);
}

function registerDone(server: FastifyInstance, context: HttpContext): void {
  server
    .withTypeProvider<ZodTypeProvider>()
    .post(
      PATHS.signInDone,
      { config: { permission: 'session.open' }, schema: { hide: true, body: carriedSchema } },
      async (request, reply) => {
        const exchange = await beginSignIn({ context, request, reply }, request.body);
        if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
        const actor = await pageActor(context, request);
        if (actor.kind === 'anonymous' || actor.isGuest) {
          return reply.code(303).header('location', signInUrl(exchange.carried.query)).send();
        }
        return finishSignIn(exchange, actor.accountId);
      },
    );
}

function toCodeStep(context: HttpContext, { email, kind }: StartedSignIn): SignInStep {
  const isInLog = context.mailer === null;
  return kind === 'link'
    ? { step: 'link-sent', email, lifetime: LINK_SECONDS, isInLog }
    : { step: 'code', email, lifetime: CODE_SECONDS, isInLog };
}
