import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LimitName } from '../domain/limits.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { HttpContext } from './context.ts';

/** One request on its way through a handler. */
export interface Exchange {
  readonly context: HttpContext;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * Counts a write against its limit and says in the answer how the limit stands (the RateLimit fields of
 * draft-ietf-httpapi-ratelimit-headers). Returns the refusal when it was one too many.
 * @param subject The account, or what stands for it; null counts by address alone.
 */
export async function spend(
  { context, request, reply }: Exchange,
  limit: LimitName,
  subject: string | null,
): Promise<Refusal | null> {
  const { allowance, refusal } = await context.takeUse({ limit, subject, address: request.ip });
  void reply.headers({
    'ratelimit-policy': `"${limit}";q=${allowance.most};w=${allowance.seconds}`,
    ratelimit: `"${limit}";r=${allowance.remaining};t=${allowance.resetSeconds}`,
  });
  return refusal;
}
