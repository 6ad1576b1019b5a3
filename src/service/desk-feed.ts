import type { SiteId } from '../domain/ids.ts';
import {
  findLastSequence,
  listDecisionsAfter,
  type DecisionRow,
  type NumberedDecision,
} from '../storage/card-history.ts';
import { listClaimNews, type ClaimNews } from '../storage/claims.ts';
import { listQueueCounts } from '../storage/queue-pages.ts';
import type { Deps } from './deps.ts';
import { toCounts, type QueueCounts } from './read-queue.ts';

/** What happened at the desk, on all sites: whoever passes it on keeps to those of each listener. */
export interface DeskNews {
  /** Sites on which another number waits now. */
  readonly counts: ReadonlyMap<SiteId, QueueCounts>;
  readonly claimed: readonly ClaimNews[];
  readonly decided: readonly DecisionRow[];
  /** Where to go on from after a break. */
  readonly sequence: number;
}

export interface DeskFeed {
  /** Tells a listener everything from now on, about once a second. Gives what ends it. */
  listen(listener: (news: DeskNews) => void): () => void;
  /** How many wait on some sites, and which of their comments are claimed. After a break also what was decided since `sequence`. */
  read(siteIds: readonly SiteId[], sequence: number | null): Promise<DeskNews>;
  /** Says that something has happened here: it is told at once. */
  poke(): void;
}

const EVERY_MS = 1_000;
/** Everything that one hand does in a moment is told together. */
const GATHER_MS = 20;

/**
 * Numbers are given before a transaction commits, so one with a lower number may come to be seen later: the last so many
 * are read again, and told once.
 */
const OVERLAP = 1_000;
const MOST_AT_ONCE = 500;
/** Claims older than that hold no more. */
const CLAIMS_MS = 180_000;

/**
 * What every moderator's page wants to know, asked of the database once a second for all of them: nothing is asked while
 * nobody listens. While the database is away, nothing is told.
 * @param onError What went wrong with one look; the next one comes all the same.
 */
export function createDeskFeed(
  deps: Pick<Deps, 'pool' | 'clock'>,
  onError: (error: unknown) => void,
): DeskFeed {
  const listeners = new Set<(news: DeskNews) => void>();
  const decisions = new Seen();
  const claims = new Seen();
  let counts = new Map<SiteId, QueueCounts>();
  let timer: NodeJS.Timeout | null = null;
  let isLooking = false;
  let isPoked = false;

  async function look(): Promise<void> {
    const [last, decided, claimed, counted] = await Promise.all([
      findLastSequence(deps.pool),
      listDecisionsAfter(deps.pool, decisions.from, MOST_AT_ONCE),
      listClaimNews(deps.pool, { sequence: claims.from, at: new Date(deps.clock().getTime() - CLAIMS_MS) }),
      readCounts(deps),
    ]);
    const changed = [...counted].filter(([id, now]) => !isEqual(now, counts.get(id)));
    counts = counted;
    const news: DeskNews = {
      counts: new Map(changed),
      claimed: claims.takeNew(claimed),
      decided: decisions.takeNew(decided),
      sequence: decisions.last,
    };
    // Decisions of the rules count on, and nobody is told of them.
    decisions.moveTo(last);
    if (news.counts.size + news.claimed.length + news.decided.length === 0) return;
    for (const listener of listeners) listener(news);
  }

  /** Notes how things stand, so that only what comes after is told. */
  async function begin(): Promise<void> {
    decisions.begin(await findLastSequence(deps.pool));
    claims.takeNew(await listClaimNews(deps.pool, { sequence: 0, at: new Date(0) }));
    decisions.takeNew(await listDecisionsAfter(deps.pool, decisions.from, MOST_AT_ONCE));
    counts = await readCounts(deps);
  }

  async function run(): Promise<void> {
    timer = null;
    isLooking = true;
    isPoked = false;
    try {
      await (decisions.hasBegun ? look() : begin());
    } catch (error) {
      onError(error);
    }
    isLooking = false;
    plan(isPoked ? GATHER_MS : EVERY_MS);
  }

  function plan(ms: number): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (listeners.size === 0) return decisions.end();
    timer = setTimeout(() => void run(), ms).unref();
  }

  return {
    listen(listener) {
      listeners.add(listener);
      if (listeners.size === 1 && !isLooking) plan(0);
      return () => void listeners.delete(listener);
    },
    read: async (siteIds, sequence) => readNow(deps, siteIds, sequence),
    poke() {
      isPoked = true;
      if (listeners.size > 0 && !isLooking) plan(GATHER_MS);
    },
  };
}

/** Which numbers were told already. */
class Seen {
  hasBegun = false;
  last = 0;
  #known = new Set<number>();

  get from(): number {
    return this.last - OVERLAP;
  }

  begin(last: number): void {
    this.hasBegun = true;
    this.last = last;
    this.#known.clear();
  }

  end(): void {
    this.hasBegun = false;
  }

  moveTo(last: number): void {
    this.last = Math.max(this.last, last);
    for (const sequence of this.#known) if (sequence <= this.from) this.#known.delete(sequence);
  }

  /** Those of some rows that were not told yet; they are from now on. */
  takeNew<Row extends { readonly sequence: number }>(rows: readonly Row[]): Row[] {
    const fresh = rows.filter(({ sequence }) => !this.#known.has(sequence));
    for (const { sequence } of fresh) this.#known.add(sequence);
    this.moveTo(Math.max(0, ...fresh.map(({ sequence }) => sequence)));
    return fresh;
  }
}

async function readCounts(deps: Pick<Deps, 'pool'>): Promise<Map<SiteId, QueueCounts>> {
  const rows = await listQueueCounts(deps.pool, null);
  const bySite = Map.groupBy(rows, ({ siteId }) => siteId);
  return new Map([...bySite].map(([id, some]) => [id, toCounts(some)]));
}

function isEqual(one: QueueCounts, other: QueueCounts | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** So much is told of what happened during a break; after a longer one the page is read anew anyway. */
const MOST_MISSED = 100;

async function readNow(
  deps: Pick<Deps, 'pool' | 'clock'>,
  siteIds: readonly SiteId[],
  sequence: number | null,
): Promise<DeskNews> {
  const now = deps.clock();
  const [counts, claims, decided, last] = await Promise.all([
    listQueueCounts(deps.pool, siteIds),
    listClaimNews(deps.pool, { sequence: 0, at: new Date(now.getTime() - CLAIMS_MS) }),
    sequence === null ? [] : listDecisionsAfter(deps.pool, sequence, MOST_MISSED),
    findLastSequence(deps.pool),
  ]);
  const holding = claims.filter(({ until }) => until !== null && until > now);
  return {
    counts: new Map(siteIds.map((id) => [id, toCounts(counts.filter(({ siteId }) => siteId === id))])),
    claimed: holding.filter(({ siteId }) => siteIds.includes(siteId)),
    decided: decided.filter(({ siteId }: NumberedDecision) => siteIds.includes(siteId)),
    sequence: last,
  };
}
