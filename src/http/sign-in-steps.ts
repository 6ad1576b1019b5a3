import type { FastifyReply } from 'fastify';
import type { AccountId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { renderSignInPage, signInUrl, type SignInStep } from '../render/index.ts';
import { issueHandoff, openEmbedSession, type SignedIn } from '../service/sign-in.ts';
import { readCarried, type Carried } from './carried-sign-in.ts';
import { setSessionCookie } from './cookies.ts';
import { visitOf } from './visit.ts';
import { languageOf, refusalHeaders, statusOf } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { HTML, PAGE_HEADERS, policyWithForms } from './headers.ts';
import { rememberBrowser } from './known-browser.ts';
import { isFromOwnPage } from './origin.ts';

/** A request for one of the steps of signing in, whatever the way in. */
export interface SignInExchange extends Exchange {
  readonly carried: Carried;
  /** How somebody came in, where it was not by their mailbox. */
  readonly via?: 'passkey';
}

/** Every step that does something comes from Parley's own page: nobody is signed in, out, or handed over by another one. */
export async function beginSignIn(
  exchange: Exchange,
  body: Parameters<typeof readCarried>[1],
): Promise<SignInExchange | Refusal> {
  if (!isFromOwnPage(exchange.request, exchange.context.config.publicUrl)) return refuse('origin_missing');
  const carried = await readCarried(exchange.context, body);
  return isRefusal(carried) ? carried : { ...exchange, carried };
}

/** Nobody is signed in yet: back to the first step. */
export function startOver({ reply, carried }: SignInExchange, refusal: Refusal | null): FastifyReply {
  const headers = refusal ? refusalHeaders(refusal) : {};
  return reply
    .code(303)
    .headers({ ...headers, location: signInUrl(carried.query) })
    .send();
}

/** Keeps who has just signed in by their mailbox in this browser, and the browser as one that the mailbox knows. */
export function keepSignIn({ context, request, reply }: Exchange, signedIn: SignedIn): void {
  setSessionCookie(reply, context.config, signedIn.token);
  rememberBrowser({ context, request, reply }, signedIn.email);
}

/** The end of a sign-in: back to where it began, with a token for the publisher's page that asked for one. */
export async function finishSignIn(exchange: SignInExchange, accountId: AccountId): Promise<FastifyReply> {
  const { context, request, reply, carried } = exchange;
  const { handOver, returnTo } = carried;
  if (!handOver) return reply.code(303).header('location', returnTo).send();
  const { origin } = handOver;
  if (handOver.mode === 'window') {
    return showStep(exchange, {
      step: 'done',
      token: await openEmbedSession(context.deps, {
        accountId,
        origin,
        via: exchange.via ?? 'email',
        ...visitOf(request),
      }),
      origin,
    });
  }
  const target = new URL(returnTo);
  target.hash = `parley=${await issueHandoff(context.deps, { accountId, origin })}`;
  return reply.code(303).header('location', target.href).send();
}

/** Shows a step, with what was wrong with the one before. */
export function showStep(
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
    .headers({ ...toHeaders(exchange, current), ...(refusal ? refusalHeaders(refusal) : {}) })
    .header('cache-control', 'no-store')
    .type(HTML)
    .send(html);
}

/** A window that hands a token over has to keep its opener, and forms whose answers lead elsewhere have to be allowed to. */
function toHeaders({ context, carried }: SignInExchange, current: SignInStep): Record<string, string> {
  const { handOver } = carried;
  const isOffering = current.step === 'ways' && current.providers.length > 0;
  const targets = [...(isOffering ? ['providers'] : []), ...(handOver ? [handOver.origin] : [])];
  return {
    ...PAGE_HEADERS,
    'content-security-policy': policyWithForms(context.config.publicUrl, targets),
    ...(handOver ? { 'cross-origin-opener-policy': 'unsafe-none' } : {}),
  };
}
