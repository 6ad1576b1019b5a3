import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { PATHS, signInUrl } from '../../render/index.ts';
import { addPasskey } from '../../service/add-passkey.ts';
import { toRelyingParty } from '../../service/passkey-challenge.ts';
import { admitPerson } from '../../service/permit.ts';
import { signInByPasskey } from '../../service/sign-in-by-passkey.ts';
import { credentialField, newPasskeySchema, passkeyAnswerSchema } from '../../wire/passkey.ts';
import { pageActor } from '../actor.ts';
import { carriedSchema, readCarried } from '../carried-sign-in.ts';
import { deviceOf, visitOf } from '../visit.ts';
import type { HttpContext } from '../context.ts';
import { readPasskeyCookie, setSessionCookie } from '../cookies.ts';
import { sendErrorPage } from '../errors.ts';
import { spend } from '../exchange.ts';
import { leadToFound } from '../lead-to-found.ts';
import { sendSecurityNotice } from '../send-security-notice.ts';
import { beginSignIn, finishSignIn, showStep, startOver } from '../sign-in-steps.ts';
import { showWays } from '../ways-in.ts';

/** Signing in by a passkey, and the offer of one after signing in another way. */
export function registerSignInByPasskey(server: FastifyInstance, context: HttpContext): void {
  const rp = toRelyingParty(context.config.publicUrl);

  server.withTypeProvider<ZodTypeProvider>().post(
    PATHS.signInPasskey,
    {
      config: { permission: 'session.open' },
      schema: {
        hide: true,
        body: carriedSchema.extend({ credential: credentialField(passkeyAnswerSchema) }),
      },
    },
    async (request, reply) => {
      const exchange = await beginSignIn({ context, request, reply }, request.body);
      if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
      const { site, query } = exchange.carried;
      const browserToken = readPasskeyCookie(request, context.config);
      if (site?.settings.passkeySignIn === false)
        return showWays(exchange, { refusal: refuse('provider_not_found') });
      if (browserToken === null) return showWays(exchange, { refusal: refuse('passkey_too_late') });
      const response = request.body.credential;
      const limited = await spend(exchange, 'passkey', null);
      const signedIn =
        limited ?? (await signInByPasskey(context.deps, { rp, browserToken, response, ...visitOf(request) }));
      if (isRefusal(signedIn)) return showWays(exchange, { refusal: signedIn });
      setSessionCookie(reply, context.config, signedIn.token);
      if (signedIn.name !== null) {
        const { accountId } = signedIn;
        const led = await leadToFound(exchange, accountId);
        return led ?? finishSignIn({ ...exchange, via: 'passkey' }, accountId);
      }
      return reply.code(303).header('location', signInUrl(query, PATHS.signInName)).send();
    },
  );
  registerOffer(server, context);
}

function registerOffer(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const rp = toRelyingParty(context.config.publicUrl);

  typed.get(
    PATHS.signInOffer,
    { config: { permission: 'account.enrol' }, schema: { hide: true, querystring: carriedSchema } },
    async (request, reply) => {
      const carried = await readCarried(context, request.query);
      if (isRefusal(carried)) return sendErrorPage(context, request, reply)(carried);
      const exchange = { context, request, reply, carried };
      const person = admitPerson(context.deps, await pageActor(context, request), 'account.enrol');
      if (isRefusal(person)) return startOver(exchange, person);
      return showStep(exchange, { step: 'offer' });
    },
  );

  typed.post(
    PATHS.signInOffer,
    {
      config: { permission: 'account.enrol' },
      schema: {
        hide: true,
        body: carriedSchema.extend({ credential: credentialField(newPasskeySchema) }),
      },
    },
    async (request, reply) => {
      const exchange = await beginSignIn({ context, request, reply }, request.body);
      if (isRefusal(exchange)) return sendErrorPage(context, request, reply)(exchange);
      const person = admitPerson(context.deps, await pageActor(context, request), 'account.enrol');
      if (isRefusal(person)) return startOver(exchange, person);
      const response = request.body.credential;
      const name = deviceOf(request) ?? 'Passkey';
      const limited = await spend(exchange, 'passkey', person.accountId);
      const added = limited ?? (await addPasskey(context.deps, person, { rp, response, name }));
      if (isRefusal(added)) return showStep(exchange, { step: 'offer' }, added);
      await sendSecurityNotice(exchange, { to: person.accountId, notice: 'passkeyAdded' });
      return finishSignIn(exchange, person.accountId);
    },
  );
}
