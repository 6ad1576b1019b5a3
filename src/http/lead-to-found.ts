import type { FastifyReply } from 'fastify';
import type { AccountId } from '../domain/ids.ts';
import { PATHS, signInUrl } from '../render/index.ts';
import { hasOldNews } from '../service/old-comments.ts';
import type { SignInExchange } from './sign-in-steps.ts';

/** Leads somebody who has just signed in to what was found of them from before a move; null where there is nothing new. */
export async function leadToFound(
  { context, reply, carried }: SignInExchange,
  accountId: AccountId,
): Promise<FastifyReply | null> {
  if (!(await hasOldNews(context.deps, accountId))) return null;
  return reply.code(303).header('location', signInUrl(carried.query, PATHS.signInFound)).send();
}
