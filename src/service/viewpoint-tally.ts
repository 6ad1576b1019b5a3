import type { Frozen } from '../bridging/frozen.ts';
import { EMPTY_TALLY, toStanding, type Standing, type Tally } from '../bridging/tally.ts';
import type { TallyRow } from '../storage/viewpoints.ts';

/** The sums as the mathematics takes them. */
export function toTally(row: TallyRow | null): Tally {
  if (row === null) return EMPTY_TALLY;
  const { negativeCount, negativeNet, positiveCount, positiveNet, acrossSince: _, ...sums } = row;
  // Totals follow from counts and nets, since every vote is 0 or 1.
  const side = (count: number, net: number) => ({ count, net, total: (count + net) / 2 });
  return {
    sums,
    sides: { negative: side(negativeCount, negativeNet), positive: side(positiveCount, positiveNet) },
  };
}

/** A comment's sums to store, with where it stands by them; `since` is when it began to satisfy the label, null if it does not. */
export function toTallyRow(
  { sums, sides }: Tally,
  frozen: Frozen,
  { since, now }: { readonly since: Date | null; readonly now: Date },
): { readonly tally: TallyRow; readonly standing: Standing } {
  const standing = toStanding({ sums, sides }, frozen, since !== null);
  return {
    standing,
    tally: {
      ...sums,
      negativeCount: sides.negative.count,
      negativeNet: sides.negative.net,
      positiveCount: sides.positive.count,
      positiveNet: sides.positive.net,
      acrossSince: standing.isFound ? (since ?? now) : null,
    },
  };
}
