import type { Frozen } from './frozen.ts';
import { solveNote, type NoteSums } from './note-sums.ts';

export interface BridgingScore {
  /** What raters of the negative side value the note at; mostly in [0.01, 1], a little above where they rate sternly. */
  readonly rateNegative: number;
  readonly ratePositive: number;
  /** sqrt(rateNegative * ratePositive): high only where both are. */
  readonly score: number;
}

/** Of the prior, in ratings. Below, the first votes decide; above, a story's votes hardly ever count. */
const WEIGHT = 4;
/** A prior at 0 or 1 would say that one vote of the other kind cannot happen. */
const [LOWEST_PRIOR, HIGHEST_PRIOR] = [0.02, 0.98];
/** A rate of 0 would hide how the other side differs. */
const LOWEST_RATE = 0.01;

/**
 * How much both sides value a note: per side s the smoothed mean
 * `rate_s = max(.01, (SUM m_s y + w P_s) / (SUM m_s + w))`, with y = r - (i_u - mean i_u), m_s the raters' membership, w = 4
 * and the prior `P_s = clip(mu + mean i_u + i_n + f_n F_s, .02, .98)`, F_s the mean factor of the side's raters; the
 * score is their geometric mean. Without ratings it is the prior, without viewpoints a smoothed mean of all ratings;
 * taking off i_u stops serial up-voters. Ours, of published parts: counts by side as in Community Notes, a product over
 * groups as in Polis. O(1) from the sums.
 */
export function toBridgingScore(sums: NoteSums, frozen: Frozen, weight = WEIGHT): BridgingScore {
  const note = solveNote(sums, frozen.ridge);
  const centre = frozen.mu + frozen.stranger.intercept;
  const rate = (factor: number, memberships: number, rests: number): number => {
    const prior = Math.min(
      HIGHEST_PRIOR,
      Math.max(LOWEST_PRIOR, centre + note.intercept + note.factor * factor),
    );
    // The sums hold r - mu - i_u; the centre makes it r - (i_u - mean i_u).
    return Math.max(LOWEST_RATE, (rests + memberships * centre + weight * prior) / (memberships + weight));
  };
  const rateNegative = rate(frozen.negativeFactor, sums.memberships, sums.memberRests);
  const ratePositive = rate(
    frozen.positiveFactor,
    sums.count - sums.memberships,
    sums.rests - sums.memberRests,
  );
  return { rateNegative, ratePositive, score: Math.sqrt(rateNegative * ratePositive) };
}
