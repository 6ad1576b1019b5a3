import type { CommentStatus } from './comment.ts';
import type { Decider } from './decision.ts';

/** For how long an author can contest a decision, in months of the calendar: the Digital Services Act asks for six. */
const APPEAL_MONTHS = 6;

/** The longest text of an appeal, in characters: room for a page, and short enough to be read. */
export const MAX_APPEAL_LENGTH = 3_000;

/** Why a comment is not seen by everybody, as its author is told; and what they can do about it. */
export interface Explanation {
  readonly decisionId: string;
  readonly status: CommentStatus;
  readonly by: Decider;
  /** One of DECISION_REASONS, or words of somebody's own; null where nobody gave one. */
  readonly reason: string | null;
  /** What the moderator wrote to the author; empty where nothing. */
  readonly toAuthor: string;
  readonly rules: readonly ExplainedRule[];
  readonly decidedAt: Date;
  readonly appeal: AppealState;
}

/** A rule that stopped a comment, with what it found in the author's own text. */
export interface ExplainedRule {
  readonly rule: string;
  readonly matches: readonly string[];
}

/** Whether a decision can be contested, and what became of that. */
export type AppealState =
  | { readonly state: 'none' }
  | { readonly state: 'possible'; readonly until: Date }
  | { readonly state: 'waiting' | 'upheld' | 'reversed'; readonly at: Date };

/** Whether nobody looked before it was decided. */
export function isAutomatic(by: Decider): boolean {
  return by === 'rules' || by === 'reports';
}

/** Until when a decision can be contested. The end of a shorter month does not run over into the next. */
export function appealableUntil(decidedAt: Date): Date {
  const until = new Date(decidedAt);
  until.setUTCMonth(until.getUTCMonth() + APPEAL_MONTHS);
  if (until.getUTCDate() !== decidedAt.getUTCDate()) until.setUTCDate(0);
  return until;
}

/** What is known of a decision when it is asked whether its author can contest it. */
export interface Contestable {
  readonly status: CommentStatus;
  readonly decidedAt: Date;
  /** Whether this decision answered an appeal: that ends there. */
  readonly isOnAppeal: boolean;
  readonly appeal: {
    readonly createdAt: Date;
    readonly outcome: 'upheld' | 'reversed' | null;
    readonly settledAt: Date | null;
  } | null;
}

/** Where an appeal stands. Only rejections are contested: what is pending or withheld waits for a person anyway. */
export function toAppealState(decision: Contestable, now: Date): AppealState {
  const { appeal, status, decidedAt, isOnAppeal } = decision;
  if (appeal && appeal.outcome === null) return { state: 'waiting', at: appeal.createdAt };
  if (appeal?.outcome === 'reversed' && status === 'published')
    return { state: 'reversed', at: appeal.settledAt ?? appeal.createdAt };
  if (isOnAppeal && appeal?.outcome === 'upheld')
    return { state: 'upheld', at: appeal.settledAt ?? appeal.createdAt };
  const until = appealableUntil(decidedAt);
  return status === 'rejected' && !isOnAppeal && now <= until
    ? { state: 'possible', until }
    : { state: 'none' };
}
