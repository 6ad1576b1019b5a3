import { formatCursor, type Cursor } from '../domain/cursor.ts';
import { CLAIM_SECONDS, QUEUES, type Queue, type QueueOrder } from '../domain/queue.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { claimNext, countDesk, listDesk, listQueueCounts } from '../storage/queue-pages.ts';
import { isSearch, type DeskFilter } from '../storage/queue-filter.ts';
import type { Deps } from './deps.ts';
import { isWholeQueue, toDeskFilter, type AskedFilter } from './desk-filter.ts';
import type { Moderator } from './desk-sites.ts';
import { loadCards, type CardView } from './load-cards.ts';

/** How far narrowed queues are counted: further, nobody reads the number, and counting takes time. */
const COUNTED = 1_000;

export type QueueCounts = Readonly<Record<Queue, number>>;

export interface Count {
  readonly waiting: number;
  /** Whether there are more than were counted. */
  readonly isAtLeast: boolean;
}

export interface ReadQueue {
  readonly filter: AskedFilter;
  readonly order: QueueOrder;
  readonly after: Cursor | null;
  readonly limit: number;
}

export interface QueuePage {
  readonly cards: readonly CardView[];
  readonly nextPage: string | null;
  readonly count: Count;
}

/** A page of what waits, or of what is looked for, on the moderator's sites. */
export async function readQueue(
  deps: Deps,
  moderator: Moderator,
  { filter: asked, order, after, limit }: ReadQueue,
): Promise<QueuePage | Refusal> {
  const filter = toDeskFilter(moderator, asked, deps.clock());
  if (isRefusal(filter)) return filter;
  const [listed, count] = await Promise.all([
    listDesk(deps.pool, { filter, order, after, limit: limit + 1 }),
    countFilter(deps, filter),
  ]);
  const refs = listed.slice(0, limit);
  const last = refs.at(-1);
  const { sites, person } = moderator;
  return {
    cards: await loadCards(deps, { refs, sites, viewerId: person.accountId }),
    nextPage: last && listed.length > limit ? formatCursor(last) : null,
    count,
  };
}

/** How many a filter finds: exact for whole queues. */
export async function countFilter(deps: Pick<Deps, 'pool'>, filter: DeskFilter): Promise<Count> {
  if (isWholeQueue(filter)) {
    const counts = await listQueueCounts(deps.pool, filter.siteIds);
    return {
      waiting: counts.reduce((sum, each) => (each.queue === filter.queue ? sum + each.waiting : sum), 0),
      isAtLeast: false,
    };
  }
  const waiting = await countDesk(deps.pool, filter, COUNTED + 1);
  return { waiting: Math.min(waiting, COUNTED), isAtLeast: waiting > COUNTED };
}

/** How many wait in each queue, on all of the moderator's sites together. */
export async function countQueues(
  deps: Pick<Deps, 'pool'>,
  { sites }: Pick<Moderator, 'sites'>,
): Promise<QueueCounts> {
  const ids = sites.map(({ id }) => id);
  return toCounts(await listQueueCounts(deps.pool, ids));
}

/** Sums of counts by queue. */
export function toCounts(rows: readonly { readonly queue: Queue; readonly waiting: number }[]): QueueCounts {
  const counts: Record<string, number> = Object.fromEntries(QUEUES.map((queue) => [queue, 0]));
  for (const { queue, waiting } of rows) counts[queue] = (counts[queue] ?? 0) + waiting;
  return counts as QueueCounts;
}

export interface TakeNext {
  readonly filter: AskedFilter;
  readonly order: QueueOrder;
  /** What is on the screen already, or was passed over. */
  readonly except: readonly string[];
}

/** The first comment of a queue that nobody else has on the screen, claimed; null when there is none. */
export async function takeNext(
  deps: Deps,
  moderator: Moderator,
  { filter: asked, order, except }: TakeNext,
): Promise<CardView | Refusal | null> {
  const now = deps.clock();
  const filter = toDeskFilter(moderator, asked, now);
  if (isRefusal(filter)) return filter;
  // What is looked for need not wait, and so cannot be claimed: such a list is walked, not taken from.
  if (isSearch(filter)) return null;
  const { sites, person } = moderator;
  const until = new Date(now.getTime() + CLAIM_SECONDS * 1_000);
  const { accountId } = person;
  const ref = await claimNext(deps.pool, { filter, order, except, accountId, now, until });
  if (!ref) return null;
  const [card] = await loadCards(deps, { refs: [ref], sites, viewerId: accountId });
  return card ?? null;
}
