/**
 * Why a moderator decides against a comment: Coral's eleven codes, and threats and private data apart. The messages
 * `reason.CODE` say each to the author. Only codes are kept for good; a text stands beside the decision.
 */
export const DECISION_REASONS = [
  'offensive',
  'abusive',
  'hate',
  'harassment',
  'threat',
  'spam',
  'advertisement',
  'banned_word',
  'off_topic',
  'misinformation',
  'private_data',
  'illegal',
  'other',
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

/** Whether a reason has words of its own. */
export function isKnownReason(reason: string): reason is DecisionReason {
  return (DECISION_REASONS as readonly string[]).includes(reason);
}

/** Who or what decided: the rules when a text was written, reports of readers, a person, the command line. */
export const DECIDERS = ['rules', 'reports', 'account', 'operator'] as const;
export type Decider = (typeof DECIDERS)[number];

/** For how long a decision can be taken back by a key; notices to authors wait for it. */
export const UNDO_SECONDS = 10;

/** How much later than that a request may come and still count: it was on its way. */
export const UNDO_GRACE_SECONDS = 5;

/** The reason of a decision that leaves a comment to somebody else; its status stays. */
export const ESCALATED = 'escalated';
