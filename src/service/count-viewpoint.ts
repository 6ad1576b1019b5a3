import type { Frozen } from '../bridging/frozen.ts';
import { moveVote } from '../bridging/tally.ts';
import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import type { Db } from '../storage/pool.ts';
import { findVoterStanding, moveTally } from '../storage/viewpoints.ts';
import { recountViewpoints, toWindowStart } from './recount-viewpoints.ts';
import { toTally, toTallyRow } from './viewpoint-tally.ts';

export interface CountViewpoint {
  readonly siteId: SiteId;
  readonly commentId: CommentId;
  readonly accountId: AccountId;
  /** 1 up, -1 down, 0 none. */
  readonly before: 1 | -1 | 0;
  /** When the vote before was cast; null where there was none. */
  readonly beforeAt: Date | null;
  /** Whether it came with an import: then it may have become this voter's since the fit, and be in no sum. */
  readonly wasImported: boolean;
  readonly after: 1 | -1 | 0;
  readonly now: Date;
}

/**
 * Moves where a comment stands across viewpoints by one vote, in the transaction of the vote, under the lock of its
 * comment and after the vote was written. Votes of people who do not count by the fit in force, or whose votes are not
 * all in the sums, move nothing until the next one.
 */
export async function countViewpoint(db: Db, vote: CountViewpoint): Promise<void> {
  const found = await findVoterStanding(db, vote);
  if (found === null) return;
  const { siteId, commentId, now } = vote;
  const frozen = found.frozen as Frozen;
  const { fit, startedAt, intercept, factor, tally: before } = found;
  if (before === null || vote.wasImported) {
    // Not among what the fit has seen: new, or hidden then, with votes that no sum holds.
    const at = { since: new Map(before?.acrossSince ? [[commentId, before.acrossSince]] : []), now };
    return recountViewpoints(db, { siteId, fit, startedAt, frozen, comments: [commentId] }, at);
  }
  // What was cast before the window was not counted, and is not taken out.
  const wasCounted = vote.beforeAt !== null && vote.beforeAt >= toWindowStart(startedAt);
  const change = { before: wasCounted ? toValue(vote.before) : null, after: toValue(vote.after) };
  const moved = moveVote(toTally(before), { voter: { intercept, factor }, ...change }, frozen);
  const { tally, standing } = toTallyRow(moved, frozen, { since: before.acrossSince, now });
  await moveTally(db, { siteId, fit }, { commentId, tally, ...standing });
}

function toValue(vote: 1 | -1 | 0): number | null {
  return vote === 0 ? null : Number(vote === 1);
}
