import type { BridgingScore } from './bridging-score.ts';
import type { Sides } from './sides.ts';

/** What both sides have to give a comment: ours, to be tuned on real threads. Lower, and luck is labelled. */
const LEAST_RATE = 0.65;
const LEAST_NET_PER_SIDE = 4;
const LEAST_VOTES = 8;
/** A label that comes and goes with each vote would be noise; this much a rate may sink before it goes. */
const HYSTERESIS = 0.03;

/**
 * Whether a comment is one that readers who usually disagree both value: both rates at least 0.65 (0.62 while it carries
 * the label), on each side four ups more than downs, and eight votes. Counts are of eligible voters. How long this has
 * to hold before readers see it is for the caller to know. O(1).
 */
export function isFoundAcross(
  { rateNegative, ratePositive }: BridgingScore,
  { negative, positive }: Sides,
  isLabelled: boolean,
): boolean {
  const least = isLabelled ? LEAST_RATE - HYSTERESIS : LEAST_RATE;
  return (
    Math.min(rateNegative, ratePositive) >= least &&
    Math.min(negative.net, positive.net) >= LEAST_NET_PER_SIDE &&
    negative.count + positive.count >= LEAST_VOTES
  );
}
