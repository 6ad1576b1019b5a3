/**
 * Where comments wait for a person. A comment stands in each queue that it has a reason for: `pending` is held by the
 * mode, `withheld` by a rule or by reports, `newcomers` are waiting comments of people who are new, `escalated` those
 * that a moderator leaves to somebody else. `all` is everything.
 */
export const QUEUES = [
  'pending',
  'withheld',
  'reported',
  'appeals',
  'newcomers',
  'escalated',
  'all',
] as const;
export type Queue = (typeof QUEUES)[number];

/** Orders of a queue. The first is the default. */
export const QUEUE_ORDERS = ['priority', 'oldest', 'newest'] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

/** For how long a comment on a moderator's screen is theirs; renewed while it is in sight. */
export const CLAIM_SECONDS = 120;

/** Every three hours of waiting outweigh a tenfold reach of the story, or about three reports. */
const HOURS_PER_STEP = 3;

/**
 * How soon a comment should be looked at: the higher the sooner. Reports and reach count by their logarithm, the time
 * since which it waits in steps of hours. It is a number that does not change while the comment waits (as in Reddit's
 * "hot"), so that an index keeps the order.
 * @param facts.reportWeight sum of the weights of open reports, 0 or more
 * @param facts.reach comments under the story, 0 or more
 */
export function toPriority(facts: {
  readonly reportWeight: number;
  readonly reach: number;
  readonly isEscalated: boolean;
  readonly waitingSince: Date;
}): number {
  const hours = facts.waitingSince.getTime() / 3_600_000;
  const weight = 2 * Math.log10(1 + facts.reportWeight) + Math.log10(1 + facts.reach);
  return weight + (facts.isEscalated ? 8 : 0) - hours / HOURS_PER_STEP;
}
