import type { Votes } from './votes.ts';

export interface ActivityCap {
  /** Of one voter on one day. */
  readonly perDay: number;
  /** Of one voter in all. */
  readonly inAll: number;
}

/**
 * Lower, and who reads long threads loses votes; higher, and a few dozen who vote all day swing what everybody sees (Nudo
 * et al. 2026, arXiv 2602.08970). The reference scores a second time without its most active thousandth instead.
 */
export const ACTIVITY_CAP: ActivityCap = { perDay: 100, inAll: 2_000 };

const DAY_SECONDS = 86_400;

/**
 * Which votes count under the cap: of each voter the first 100 of a day (of UTC), and of these the first 2,000. A flag
 * for each vote, 1 or 0. The first ones, so that no later vote undoes an earlier one. Ours. O(votes).
 */
export function flagWithinCap(
  { voterCount, voters, at }: Votes,
  cap: ActivityCap = ACTIVITY_CAP,
): Uint8Array {
  const inAll = new Uint32Array(voterCount);
  const onDay = new Uint32Array(voterCount);
  const lastDay = new Float64Array(voterCount).fill(Number.NEGATIVE_INFINITY);
  const flags = new Uint8Array(voters.length);
  for (let k = 0; k < voters.length; k += 1) {
    const voter = voters[k];
    const day = Math.floor(at[k] / DAY_SECONDS);
    if (lastDay[voter] !== day) onDay[voter] = 0;
    lastDay[voter] = day;
    if (onDay[voter] >= cap.perDay || inAll[voter] >= cap.inAll) continue;
    onDay[voter] += 1;
    inAll[voter] += 1;
    flags[k] = 1;
  }
  return flags;
}
