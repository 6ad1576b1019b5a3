import type { FastifyReply } from 'fastify';
import type { AccountId } from '../domain/ids.ts';
import { PATHS, signInUrl } from '../render/index.ts';
import { hasNoFactor } from '../service/has-no-factor.ts';
import { leadToFound } from './lead-to-found.ts';
import { finishSignIn, type SignInExchange } from './sign-in-steps.ts';

/** Set by the script of the sign-in pages where the device can keep passkeys. */
const CAN = 'parley_can_passkey';
/** Set once a browser was offered one: the offer is made once. */
const OFFERED = 'parley_passkey_offered';
const YEAR_SECONDS = 365 * 24 * 3_600;

/**
 * Leads somebody who has just signed in to the offer of a passkey, once in a browser that can keep one; null where
 * there is nothing to offer.
 */
async function offerPasskey(
  { context, request, reply, carried }: SignInExchange,
  accountId: AccountId,
): Promise<FastifyReply | null> {
  const { config, deps } = context;
  if (request.cookies[CAN] !== '1' || request.cookies[OFFERED] !== undefined) return null;
  if (carried.site?.settings.passkeySignIn === false || !(await hasNoFactor(deps, accountId))) return null;
  void reply.setCookie(OFFERED, '1', {
    path: '/sign-in',
    httpOnly: true,
    sameSite: 'strict',
    secure: config.publicUrl.startsWith('https:'),
    maxAge: YEAR_SECONDS,
  });
  return reply.code(303).header('location', signInUrl(carried.query, PATHS.signInOffer)).send();
}

/** The end of signing in anew: by way of what was found from before, or of the offer of a passkey where there is one to make. */
export async function finishNewSignIn(exchange: SignInExchange, accountId: AccountId): Promise<FastifyReply> {
  const led = (await leadToFound(exchange, accountId)) ?? (await offerPasskey(exchange, accountId));
  return led ?? finishSignIn(exchange, accountId);
}
