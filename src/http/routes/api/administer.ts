import type { LimitName } from '../../../domain/limits.ts';
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import type { Actor } from '../../../domain/viewer.ts';
import { apiActor, subjectOf } from '../../actor.ts';
import { sendProblem } from '../../errors.ts';
import { spend, type Exchange } from '../../exchange.ts';

/** The way of every request that administers: who asks, one use of the limit, one verb, its answer (204 without one) or its refusal. */
export async function administer<T extends object | undefined>(
  exchange: Exchange & { readonly limit?: LimitName },
  work: (actor: Actor) => Promise<T | Refusal>,
): Promise<T> {
  const { context, request, reply } = exchange;
  const actor = await apiActor(context, request);
  const limited = await spend(exchange, exchange.limit ?? 'administer', subjectOf(actor));
  const answer = limited ?? (await work(actor));
  // A reply that has been sent stands for any answer.
  if (isRefusal(answer)) return sendProblem(request, reply, answer) as never;
  return answer ?? (reply.code(204).send() as never);
}
