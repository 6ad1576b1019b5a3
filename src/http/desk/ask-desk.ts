import type { CommentId } from '../../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Site } from '../../domain/thread.ts';
import type { Actor } from '../../domain/viewer.ts';
import { admitModeratorOf, type Moderator } from '../../service/desk-sites.ts';
import type { Exchange } from '../exchange.ts';
import { administer } from '../routes/api/administer.ts';

/** Tells the feed when something may have changed: whoever listens here hears it at once. */
async function poking<T>({ context, request }: Exchange, work: () => Promise<T>): Promise<T> {
  const answer = await work();
  if (request.method !== 'GET') context.deskFeed.poke();
  return answer;
}

/** The way of a request over several sites: who asks, on which sites, one use of the limit, the answer or its refusal. */
export function askDesk<T extends object | undefined>(
  exchange: Exchange,
  work: (moderator: Moderator) => Promise<T | Refusal>,
): Promise<T> {
  return administer({ ...exchange, limit: 'desk' }, async (actor) => {
    const { deps, sites } = exchange.context;
    const moderator = admitModeratorOf(deps, actor, await sites.list());
    return isRefusal(moderator) ? moderator : poking(exchange, () => work(moderator));
  });
}

/** The same for what is on one site, which the address names. */
export function askDeskOf<T extends object | undefined>(
  exchange: Exchange,
  work: (actor: Actor, at: { readonly site: Site; readonly commentId: CommentId }) => Promise<T | Refusal>,
): Promise<T> {
  const { site: key = '', id = '' } = exchange.request.params as { site?: string; id?: string };
  return administer({ ...exchange, limit: 'desk' }, async (actor) => {
    const site = await exchange.context.sites.find(key);
    if (!site) return refuse('site_not_found');
    return poking(exchange, () => work(actor, { site, commentId: id as CommentId }));
  });
}
