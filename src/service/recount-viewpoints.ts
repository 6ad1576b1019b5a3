import type { Frozen } from '../bridging/frozen.ts';
import { EMPTY_TALLY, moveVote } from '../bridging/tally.ts';
import type { CommentId, SiteId } from '../domain/ids.ts';
import type { Db } from '../storage/pool.ts';
import { setRanks } from '../storage/viewpoint-fits.ts';
import { listCountedVotes } from '../storage/viewpoint-votes.ts';
import { putTallies } from '../storage/viewpoints.ts';
import { toTallyRow } from './viewpoint-tally.ts';

/** Older votes say where people stood, not where they stand. */
const WINDOW_DAYS = 180;
const AT_ONCE = 1_000;

/** The fit by which votes are counted. */
export interface CountingFit {
  readonly siteId: SiteId;
  readonly fit: number;
  readonly startedAt: Date;
  readonly frozen: Frozen;
}

/** Since when comments satisfy the label, and the time. */
interface At {
  readonly since: ReadonlyMap<CommentId, Date>;
  readonly now: Date;
}

/** From when on a fit that begins at a time counts votes. */
export function toWindowStart(startedAt: Date): Date {
  return new Date(startedAt.getTime() - WINDOW_DAYS * 86_400_000);
}

/**
 * Counts the votes on some comments anew, and writes sums and ranks: to be called under a lock that keeps votes on them
 * away. Voters whose votes count in part only (viewpoint_voters.is_partial) count again with the next fit.
 */
export async function recountViewpoints(
  db: Db,
  { siteId, fit, startedAt, frozen, comments }: CountingFit & { readonly comments: readonly CommentId[] },
  at: At,
): Promise<void> {
  for (const some of inBatches(comments)) {
    const tallies = new Map(some.map((id) => [id, EMPTY_TALLY]));
    const counted = { siteId, fit, comments: some, since: toWindowStart(startedAt) };
    for (const { commentId, value, ...voter } of await listCountedVotes(db, counted)) {
      const change = { voter, before: null, after: Number(value === 1) };
      tallies.set(commentId, moveVote(tallies.get(commentId) ?? EMPTY_TALLY, change, frozen));
    }
    const ranked = [...tallies].map(([commentId, tally]) => {
      const row = toTallyRow(tally, frozen, { since: at.since.get(commentId) ?? null, now: at.now });
      return { commentId, tally: row.tally, ...row.standing };
    });
    await putTallies(db, { siteId, fit }, ranked);
    await setRanks(db, siteId, ranked);
  }
}

/** Lists of so many that a statement takes them at once. */
export function inBatches<T>(all: readonly T[]): T[][] {
  const batches: T[][] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) batches.push(all.slice(from, from + AT_ONCE));
  return batches;
}
