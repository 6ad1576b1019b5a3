import type { Frozen } from '../bridging/frozen.ts';
import { moveVote } from '../bridging/tally.ts';
import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import type { Db } from '../storage/pool.ts';
import { findVoterStanding, putTallies, setRank } from '../storage/viewpoints.ts';
import { toTally, toTallyRow } from './viewpoint-tally.ts';

export interface CountViewpoint {
  readonly siteId: SiteId;
  readonly commentId: CommentId;
  readonly accountId: AccountId;
  /** 1 up, -1 down, 0 none. */
  readonly before: 1 | -1 | 0;
  readonly after: 1 | -1 | 0;
  readonly now: Date;
}

/**
 * Moves where a comment stands across viewpoints by one vote, in the transaction of the vote and under the lock of its
 * comment. Votes of people who do not count by the fit in force move nothing until the next one.
 */
export async function countViewpoint(db: Db, vote: CountViewpoint): Promise<void> {
  const found = await findVoterStanding(db, vote);
  if (found === null) return;
  const frozen = found.frozen as Frozen;
  const { intercept, factor } = found;
  const moved = moveVote(
    toTally(found.tally),
    { voter: { intercept, factor }, before: toValue(vote.before), after: toValue(vote.after) },
    frozen,
  );
  const since = found.tally?.acrossSince ?? null;
  const { tally, standing } = toTallyRow(moved, frozen, { since, now: vote.now });
  const { siteId, commentId } = vote;
  await putTallies(db, { siteId, fit: found.fit }, [{ commentId, tally, rank: standing.rank }]);
  await setRank(db, { siteId, commentId, rank: standing.rank, isFound: standing.isFound });
}

function toValue(vote: 1 | -1 | 0): number | null {
  return vote === 0 ? null : Number(vote === 1);
}
