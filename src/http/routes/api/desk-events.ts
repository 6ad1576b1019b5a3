import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { AccountId } from '../../../domain/ids.ts';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import type { Site } from '../../../domain/thread.ts';
import { admitModeratorOf, toSiteMap, type Moderator } from '../../../service/desk-sites.ts';
import type { DeskNews } from '../../../service/desk-feed.ts';
import { isStillModerator } from '../../../service/is-still-moderator.ts';
import { problemSchema } from '../../../wire/problem.ts';
import { apiActor, subjectOf } from '../../actor.ts';
import type { HttpContext } from '../../context.ts';
import { EventStream } from '../../desk/event-stream.ts';
import { sendProblem } from '../../errors.ts';
import { spend } from '../../exchange.ts';
import { presentClaimed, presentDecision } from '../../present-card.ts';

/** Windows that one person may have open on one process. */
const MOST_STREAMS = 12;

/** Decisions that a stream remembers: far more than come twice, few enough to hold for a day. */
const MOST_TOLD = 2_000;

/** A session that has ended, or a role that was taken away, is noticed within that time. */
const CHECK_MS = 60_000;

/** What happens at the desk, as it happens. */
export function registerDeskEvents(server: FastifyInstance, context: HttpContext): void {
  const open = new Map<AccountId, Set<EventStream>>();
  server.addHook('preClose', (done) => {
    for (const streams of open.values()) for (const stream of streams) stream.end();
    done();
  });

  server.withTypeProvider<ZodTypeProvider>().get(
    '/desk/events',
    {
      config: { permission: 'desk.open' },
      schema: {
        summary: 'What happens at the desk (server-sent events)',
        description:
          '`counts` by site, `claimed` and `decided`, as they happen; first how things stand. `Last-Event-ID` brings what was decided since.',
        tags: ['desk'],
        produces: ['text/event-stream'],
        response: { 200: z.string(), '4xx': problemSchema },
      },
    },
    async (request, reply) => {
      const actor = await apiActor(context, request);
      const limited = await spend({ context, request, reply }, 'desk', subjectOf(actor));
      if (limited) return sendProblem(request, reply, limited) as never;
      const moderator = admitModeratorOf(context.deps, actor, await context.sites.list());
      if (isRefusal(moderator)) return sendProblem(request, reply, moderator) as never;
      const streams = open.get(moderator.person.accountId) ?? new Set();
      if (streams.size >= MOST_STREAMS)
        return sendProblem(request, reply, refuse('rate_limited', { retryAfter: 30 })) as never;
      const stream = new EventStream();
      open.set(moderator.person.accountId, streams.add(stream));
      stream.readable.once('close', () => {
        streams.delete(stream);
        if (streams.size === 0) open.delete(moderator.person.accountId);
      });
      await follow(context, moderator, { stream, after: readLastEvent(request.headers['last-event-id']) });
      return reply
        .headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
        .type('text/event-stream; charset=utf-8')
        .serializer((payload: unknown) => payload as string)
        .send(stream.readable as never);
    },
  );
}

function readLastEvent(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;
}

/** Sends how things stand, and from then on what happens, as long as the moderator is one. */
async function follow(
  { deps, deskFeed }: HttpContext,
  moderator: Moderator,
  { stream, after }: { readonly stream: EventStream; readonly after: number | null },
): Promise<void> {
  const sites = toSiteMap(moderator.sites);
  const told = new Set<string>();
  const tell = (news: DeskNews) => {
    // Listening begins before the state is read, so that nothing is missed; what comes both ways is told once.
    const decided = news.decided.filter(({ decisionId }) => !told.has(decisionId));
    for (const { decisionId } of decided) told.add(decisionId);
    tellNews(stream, { ...news, decided }, { sites, viewerId: moderator.person.accountId });
    if (told.size > MOST_TOLD) told.clear();
  };
  const stop = deskFeed.listen(tell);
  const check = setInterval(() => {
    isStillModerator(deps, moderator).then(
      (isOne) => isOne || stream.end(),
      // The database is away: the next look tells.
      () => undefined,
    );
  }, CHECK_MS).unref();
  stream.readable.once('close', () => {
    stop();
    clearInterval(check);
  });
  try {
    tell(await deskFeed.read([...sites.keys()], after));
  } catch (error) {
    stream.readable.destroy();
    throw error;
  }
}

interface Listening {
  readonly sites: ReadonlyMap<Site['id'], Site>;
  readonly viewerId: AccountId;
}

/** Passes on what concerns the sites of whoever listens. */
function tellNews(stream: EventStream, news: DeskNews, { sites, viewerId }: Listening): void {
  const counts = [...news.counts].flatMap(([id, count]) => {
    const site = sites.get(id);
    return site ? [[site.key, count] as const] : [];
  });
  if (counts.length > 0) stream.send('counts', Object.fromEntries(counts), news.sequence);
  for (const { siteId, id, byId, byName, until } of news.claimed) {
    const site = sites.get(siteId);
    if (!site) continue;
    const claim = byId && until ? { by: { byId, byName }, until } : null;
    const { isWaiting: _, ...claimed } = presentClaimed({ site, id, claim, isWaiting: true }, viewerId);
    stream.send('claimed', claimed, news.sequence);
  }
  for (const row of news.decided) {
    const site = sites.get(row.siteId);
    if (!site) continue;
    stream.send('decided', { site: site.key, id: row.id, decision: presentDecision(row) }, news.sequence);
  }
}
