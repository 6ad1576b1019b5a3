import { AuthorizationResponseError, ResponseBodyError } from 'openid-client';
import { refuse, type Refusal } from '../domain/refusal.ts';
import { HttpFailure } from '../net/http-failure.ts';

/** A provider answered, but not with what was asked for. */
export class ProviderSilent extends Error {
  override readonly name = 'ProviderSilent';
}

/** Codes with which a provider says that the person went no further (RFC 6749, OpenID Connect Core, Apple). */
const CANCELLED = new Set([
  'access_denied',
  'user_cancelled_authorize',
  'user_cancelled_login',
  'login_required',
  'consent_required',
  'interaction_required',
]);
const AWAY = new Set(['server_error', 'temporarily_unavailable']);

/** What a person is told of a failure: they cancelled, the provider is away, or its answer cannot be trusted. */
export function toProviderRefusal(error: unknown): Refusal {
  const chain = toChain(error);
  const answer = chain.find((each) => each instanceof AuthorizationResponseError);
  if (answer && CANCELLED.has(answer.error)) return refuse('provider_cancelled');
  const isAway =
    (answer && AWAY.has(answer.error)) ||
    chain.some((each) => each instanceof HttpFailure || each instanceof ProviderSilent) ||
    chain.some((each) => each instanceof ResponseBodyError && each.status >= 500) ||
    findStatus(chain) >= 500;
  return refuse(isAway ? 'provider_away' : 'provider_failed');
}

/** The status of an answer that was no good; 0 where there is none. */
function findStatus(chain: readonly Error[]): number {
  const causes = chain.map(({ cause }) => (cause instanceof Response ? cause.status : 0));
  return Math.max(0, ...causes);
}

/**
 * A failure for the log: what the errors say of themselves. Their causes may hold codes, tokens and claims, so nothing
 * but texts of errors is taken, and of what a provider sent only its code.
 */
export function describe(error: unknown): string {
  const said = toChain(error).map((each) => {
    const { code, error: sent } = each as { code?: unknown; error?: unknown };
    const codes = [code, sent].filter((each) => typeof each === 'string' && /^[\w.-]{1,60}$/.test(each));
    return [each.message, ...codes].join(', ');
  });
  return said.join('; ');
}

function toChain(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let each = error; each instanceof Error && chain.length < 8; each = each.cause) chain.push(each);
  return chain;
}
