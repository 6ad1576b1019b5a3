import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import type { SignedInActor } from '../../../domain/viewer.ts';
import { PATHS, renderProvePage, signInUrl } from '../../../render/index.ts';
import { confirmByMail, readProofs, type Proofs } from '../../../service/confirm-person.ts';
import { newToken } from '../../../service/sessions.ts';
import { credentialField, passkeyAnswerSchema } from '../../../wire/passkey.ts';
import { text } from '../../../wire/text.ts';
import { openAccount, type AccountExchange } from '../../account-page.ts';
import { toOwnPath } from '../../carried-sign-in.ts';
import { checkCode, checkOwnPasskey } from '../../check-person.ts';
import type { HttpContext } from '../../context.ts';
import { readSignInCookie, setSignInCookie } from '../../cookies.ts';
import { refusalHeaders, sendPageRefusal, statusOf } from '../../errors.ts';
import { spend } from '../../exchange.ts';
import { HTML, PAGE_HEADERS } from '../../headers.ts';
import { sendSignInCode } from '../../send-sign-in-code.ts';

type ProvePage = 'secondFactor' | 'stepUp';

const carried = z.object({
  lang: text(35).optional(),
  return: text(2_000).optional(),
  sent: z.string().max(10).optional(),
});
const proof = z.object({
  return: text(2_000).optional(),
  code: text(100).optional(),
  credential: credentialField(passkeyAnswerSchema).optional(),
  /** Whether the code is one that was sent by mail. */
  mailed: z.string().max(10).optional(),
});

/** The pages that ask who somebody is: once after signing in, and once more before what matters. */
export function registerProving(server: FastifyInstance, context: HttpContext): void {
  registerPage(server, context, 'secondFactor');
  registerPage(server, context, 'stepUp');
  registerMail(server, context);
}

function registerPage(server: FastifyInstance, context: HttpContext, page: ProvePage): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();

  typed.get(
    PATHS[page],
    { config: { permission: 'account.confirm' }, schema: { hide: true, querystring: carried } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.confirm');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const returnTo = toReturn(request.query.return);
      // Nothing is owed: back to where somebody was going.
      if (page === 'secondFactor' && !isDue(exchange.actor)) return goOn(reply, returnTo);
      return show(exchange, { page, returnTo, isSent: request.query.sent !== undefined });
    },
  );

  typed.post(
    PATHS[page],
    { config: { permission: 'account.confirm' }, schema: { hide: true, body: proof } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.confirm');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const { body } = request;
      const returnTo = toReturn(body.return);
      const isSent = page === 'stepUp' && body.mailed !== undefined;
      const refusal = await prove(exchange, { ...body, isSent });
      return refusal ? show(exchange, { page, returnTo, isSent }, refusal) : goOn(reply, returnTo);
    },
  );
}

/** Sends a code to the own mailbox, where that is enough to prove who one is. */
function registerMail(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();

  server.get(PATHS.stepUpMail, { config: { permission: 'page.read' }, schema: { hide: true } }, (_, reply) =>
    goOn(reply, PATHS.stepUp),
  );

  typed.post(
    PATHS.stepUpMail,
    {
      config: { permission: 'account.confirm' },
      schema: { hide: true, body: z.object({ return: text(2_000).optional() }) },
    },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.confirm');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const returnTo = toReturn(request.body.return);
      const refusal = await mailCode(exchange);
      if (refusal) return show(exchange, { page: 'stepUp', returnTo, isSent: false }, refusal);
      return goOn(reply, `${signInUrl({ return: returnTo }, PATHS.stepUp)}&sent=yes`);
    },
  );
}

async function mailCode(exchange: AccountExchange): Promise<Refusal | null> {
  const { context, actor, reply, frame } = exchange;
  const proofs = await readProofs(context.deps, actor);
  if (isRefusal(proofs)) return proofs;
  if (proofs.mailbox === null) return refuse('mail_not_enough');
  const limited = await spend(exchange, 'signInMail', actor.accountId);
  if (limited) return limited;
  const browserToken = newToken();
  const email = proofs.mailbox;
  const siteName = new URL(context.config.publicUrl).host;
  const sent = await sendSignInCode(context, {
    email,
    browserToken,
    siteName,
    language: frame.language,
    query: {},
    // Whoever asks is signed in here: what strangers ask for does not count against them.
    isKnownBrowser: true,
    isForNewsroom: false,
  });
  if (isRefusal(sent)) return sent;
  setSignInCookie(reply, context.config, { id: sent.id, kind: 'code', browserToken, email });
  return null;
}

async function prove(
  exchange: AccountExchange,
  given: Pick<z.infer<typeof proof>, 'code' | 'credential'> & { readonly isSent: boolean },
): Promise<Refusal | null> {
  const { context, actor, request } = exchange;
  if (given.credential !== undefined) return checkOwnPasskey(exchange, actor, given.credential);
  const code = given.code ?? '';
  if (!given.isSent) return checkCode(exchange, actor, code);
  const started = readSignInCookie(request, context.config);
  if (!started) return refuse('code_expired', { field: 'code' });
  const limited = await spend(exchange, 'signInCode', actor.accountId);
  return limited ?? confirmByMail(context.deps, actor, { ...started, code });
}

function isDue({ secondFactor }: SignedInActor): boolean {
  return secondFactor === 'owed' || secondFactor === 'missing';
}

function toReturn(returnTo: string | undefined): string {
  return returnTo === undefined ? PATHS.accountSecurity : toOwnPath(returnTo);
}

function goOn(reply: FastifyReply, location: string): FastifyReply {
  return reply.code(303).headers({ location, 'cache-control': 'no-store' }).send();
}

async function show(
  exchange: AccountExchange,
  asked: { readonly page: ProvePage; readonly returnTo: string; readonly isSent: boolean },
  refusal: Refusal | null = null,
): Promise<FastifyReply> {
  const { context, request, reply, actor, frame } = exchange;
  const proofs = await readProofs(context.deps, actor);
  if (isRefusal(proofs)) return sendPageRefusal(context, request, reply)(proofs);
  const html = renderProvePage({
    ...frame,
    page: asked.page,
    returnTo: asked.returnTo,
    canUsePasskey: proofs.hasPasskey,
    canUseCode: proofs.hasTotp,
    isMissing: actor.secondFactor === 'missing',
    mail: asked.page === 'secondFactor' ? null : toMail(exchange, proofs, asked.isSent),
    refusal: refusal ?? undefined,
  });
  return reply
    .code(refusal ? statusOf(refusal) : 200)
    .headers({ ...PAGE_HEADERS, ...(refusal ? refusalHeaders(refusal) : {}), 'cache-control': 'no-store' })
    .type(HTML)
    .send(html);
}

function toMail({ context }: AccountExchange, { mailbox }: Proofs, isSent: boolean) {
  return mailbox === null ? null : { address: mailbox, isSent, isInLog: context.mailer === null };
}
