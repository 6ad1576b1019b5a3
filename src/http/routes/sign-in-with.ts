import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { PATHS, renderSecurityStep, signInUrl } from '../../render/index.ts';
import { linkForeign, signInAsForeign } from '../../service/end-foreign-sign-in.ts';
import {
  beginForeignSignIn,
  listLinkableProviders,
  readForeignAnswer,
  type ForeignPurpose,
  type ReturnedFlow,
} from '../../service/foreign-sign-in.ts';
import type { ForeignProfile } from '../../service/foreign-profile.ts';
import { text } from '../../wire/text.ts';
import { openAccount } from '../account-page.ts';
import { pageActor, subjectOf } from '../actor.ts';
import { carriedSchema, readCarried } from '../carried-sign-in.ts';
import type { HttpContext } from '../context.ts';
import { visitOf } from '../visit.ts';
import { readSessionCookie, setSessionCookie } from '../cookies.ts';
import { languageOf, sendErrorPage, sendPageRefusal } from '../errors.ts';
import { spend, type Exchange } from '../exchange.ts';
import { keepFlowBrowser, proposeName, readFlowBrowser } from '../flow-cookies.ts';
import { HTML, PAGE_HEADERS, policyWithForms, PRIVATE } from '../headers.ts';
import { sendSecurityNotice } from '../send-security-notice.ts';
import { leadToFound } from '../lead-to-found.ts';
import { beginSignIn, finishSignIn, type SignInExchange } from '../sign-in-steps.ts';
import { showWays } from '../ways-in.ts';

const keySchema = z.object({ provider: text(63) });

/** What a provider may send back; a field that comes twice is no answer. */
const answerSchema = z.object({
  state: text(200).default(''),
  code: text(8_000).optional(),
  iss: text(500).optional(),
  error: text(200).optional(),
});

/** Signing in with another service, and adding one to the own account: out to it, and back. */
export function registerSignInWith(server: FastifyInstance, context: HttpContext): void {
  registerWayOut(server, context);
  registerLinking(server, context);
  registerWayBack(server, context);
}

function registerWayOut(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const schema = { hide: true, params: keySchema, body: carriedSchema };

  // Whoever reloads what the button answered gets the ways in again.
  server.get(
    `${PATHS.signInWith}/:provider`,
    { config: { permission: 'page.read' }, schema: { hide: true } },
    (_, reply) => reply.code(303).header('location', PATHS.signIn).send(),
  );

  typed.post(
    `${PATHS.signInWith}/:provider`,
    { config: { permission: 'session.open' }, schema },
    async (request, reply) => {
      const exchange = await beginSignIn({ context, request, reply }, request.body);
      if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
      const refusal = await leave(exchange, { key: request.params.provider, purpose: 'sign-in' });
      return refusal === null ? reply : showWays(exchange, { refusal });
    },
  );
}

/** Adding a service to the own account: a page that says what happens, and its button. */
function registerLinking(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const config = { permission: 'account.secure' } as const;
  const path = `${PATHS.linkWith}/:provider`;

  typed.get(path, { config, schema: { hide: true, params: keySchema } }, async (request, reply) => {
    const exchange = await openAccount({ context, request, reply }, 'account.secure');
    if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
    const providers = await listLinkableProviders(context.deps, exchange.actor);
    if (isRefusal(providers)) return sendPageRefusal(context, request, reply)(providers);
    const provider = providers.find(({ key }) => key === request.params.provider);
    if (!provider)
      return sendErrorPage(context, request, reply)(refuse('provider_not_found'), PATHS.accountSecurity);
    const html = renderSecurityStep({ frame: exchange.frame, current: { step: 'link', provider } });
    const policy = policyWithForms(context.config.publicUrl, ['providers']);
    const headers = { ...PAGE_HEADERS, 'content-security-policy': policy, 'cache-control': PRIVATE };
    return reply.headers(headers).type(HTML).send(html);
  });

  typed.post(
    path,
    { config, schema: { hide: true, params: keySchema, body: carriedSchema } },
    async (request, reply) => {
      const exchange = await beginSignIn({ context, request, reply }, request.body);
      if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
      const refusal = await leave(exchange, { key: request.params.provider, purpose: 'link' });
      return refusal === null ? reply : sendPageRefusal(context, request, reply)(refusal);
    },
  );
}

/** Sends the browser to a provider; null where it is on its way. */
async function leave(
  exchange: SignInExchange,
  { key, purpose }: { readonly key: string; readonly purpose: ForeignPurpose },
): Promise<Refusal | null> {
  const { context, request, reply, carried } = exchange;
  const actor = await pageActor(context, request);
  const limited = await spend(exchange, 'foreignSignIn', subjectOf(actor));
  if (limited) return limited;
  const address = await beginForeignSignIn({ ...context.deps, providers: context.providers }, actor, {
    key,
    purpose,
    siteId: carried.site?.id ?? null,
    browserToken: keepFlowBrowser(exchange),
    carried: carried.query,
    redirectUri: toCallback(context, key),
    language: languageOf(request, carried.query.lang ?? carried.site?.language),
  });
  if (isRefusal(address)) return address;
  void reply.code(303).headers({ location: address, 'cache-control': PRIVATE }).send();
  return null;
}

function toCallback({ config }: HttpContext, key: string): string {
  return `${config.publicUrl}${PATHS.signInWith}/${encodeURIComponent(key)}/callback`;
}

function registerWayBack(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const config = { permission: 'session.open' } as const;
  const path = `${PATHS.signInWith}/:provider/callback`;

  typed.get(
    path,
    { config, schema: { hide: true, params: keySchema, querystring: answerSchema } },
    async (request, reply) => {
      const exchange = { context, request, reply };
      const limited = await spend(exchange, 'foreignSignIn', null);
      if (limited) return sendErrorPage(context, request, reply)(limited);
      const address = new URL(toCallback(context, request.params.provider));
      address.search = toQuery(request.query);
      const flow = await readForeignAnswer(
        { ...context.deps, providers: context.providers },
        {
          key: request.params.provider,
          state: request.query.state,
          browserToken: readFlowBrowser(exchange),
          address,
        },
      );
      return isRefusal(flow) ? beginAnew(exchange, flow) : goOn(exchange, flow);
    },
  );

  // A form that the provider's page posts comes without cookies. It goes on as the same answer in the address, which
  // brings them: the code in it is worth nothing without this browser.
  typed.post(
    path,
    { config, schema: { hide: true, params: keySchema, body: answerSchema } },
    async (request, reply) => {
      const location = `${toCallback(context, request.params.provider)}?${toQuery(request.body)}`;
      return reply.code(303).headers({ location, 'cache-control': 'no-store' }).send();
    },
  );
}

function toQuery(answer: z.infer<typeof answerSchema>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(answer)) if (value) given.set(name, value);
  return given.toString();
}

/** An answer of which nothing is known: whoever brought it may start over, from nowhere in particular. */
async function beginAnew(exchange: Exchange, refusal: Refusal): Promise<FastifyReply> {
  const carried = await readCarried(exchange.context, {});
  if (isRefusal(carried)) throw new Error('Nothing was carried.');
  return showWays({ ...exchange, carried }, { refusal });
}

async function goOn(exchange: Exchange, flow: ReturnedFlow): Promise<FastifyReply> {
  const { context, request, reply } = exchange;
  // What it carried was checked when it left; a site may have changed since.
  const carried = await readCarried(context, carriedSchema.parse(flow.carried));
  if (isRefusal(carried)) return sendErrorPage(context, request, reply)(carried);
  const { profile } = flow;
  if (flow.purpose === 'sign-in')
    return isRefusal(profile)
      ? showWays({ ...exchange, carried }, { refusal: profile })
      : enter({ ...exchange, carried }, profile);
  const actor = await pageActor(context, request);
  const refusal = isRefusal(profile)
    ? profile
    : await linkForeign(context.deps, actor, { profile, accountId: flow.accountId });
  if (refusal) return sendErrorPage(context, request, reply)(refusal, carried.returnTo);
  if (flow.accountId !== null) await sendSecurityNotice(exchange, { to: flow.accountId, notice: 'wayAdded' });
  return reply.code(303).headers({ location: carried.returnTo, 'cache-control': PRIVATE }).send();
}

/** The same end as with a code by e-mail: a session, a name where there is none, back to where it began. */
async function enter(exchange: SignInExchange, profile: ForeignProfile): Promise<FastifyReply> {
  const { context, request, reply, carried } = exchange;
  const guestToken = readSessionCookie(request, context.config);
  const visit = { ...visitOf(request), guestToken };
  const signedIn = await signInAsForeign(context.deps, { profile, ...visit });
  if (isRefusal(signedIn)) return showWays(exchange, { refusal: signedIn });
  setSessionCookie(reply, context.config, signedIn.token);
  const { accountId } = signedIn;
  if (signedIn.name !== null) {
    return (await leadToFound(exchange, accountId)) ?? finishSignIn(exchange, accountId);
  }
  if (profile.name !== null) proposeName(exchange, profile.name);
  return reply.code(303).header('location', signInUrl(carried.query, PATHS.signInName)).send();
}
