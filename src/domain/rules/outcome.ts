import type { CommentStatus } from '../comment.ts';
import type { DecisionReason } from '../decision.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Judgement, Reason } from './index.ts';
import type { RuleId } from './rule-ids.ts';

/** What becomes of a text that the rules have judged. */
export interface Outcome {
  readonly status: CommentStatus;
  /** The first of the strictest reasons; null where the text is published. */
  readonly rule: RuleId | null;
  /** What moderators call it, where they have a word for it. */
  readonly reason: DecisionReason | null;
  /** The rules that want a person to look. */
  readonly holding: readonly RuleId[];
}

/** Rules that hold every text of somebody or of a place, whatever it says. */
const OF_THE_MODE: ReadonlySet<RuleId> = new Set(['premoderation', 'newcomer', 'sanction']);

const REASONS: { readonly [Rule in RuleId]?: DecisionReason } = {
  bannedWords: 'banned_word',
  repetition: 'spam',
  flood: 'spam',
  links: 'spam',
  privateData: 'private_data',
};

/** The status of a judged text: what is held by the mode alone waits as `pending`, else as `withheld`. */
export function toOutcome({ verdict, reasons }: Judgement): Outcome {
  const strictest = reasons.filter((reason) => reason.verdict === verdict);
  const rule = strictest[0]?.rule ?? null;
  if (verdict === 'publish' || verdict === 'remark' || rule === null)
    return { status: 'published', rule: null, reason: null, holding: [] };
  const reason = REASONS[rule] ?? null;
  if (verdict === 'reject') return { status: 'rejected', rule, reason, holding: [] };
  const holding = strictest.map((each) => each.rule);
  const status = holding.every((each) => OF_THE_MODE.has(each)) ? 'pending' : 'withheld';
  return { status, rule, reason, holding };
}

/**
 * Why a text is not taken at all: it is too long, too soon, or there is nowhere to put it. Nothing is stored then. Null
 * for a text that is stored, even if nobody gets to see it.
 */
export function refuseByRules({ reasons }: Judgement): Refusal | null {
  for (const reason of reasons) {
    const refusal = reason.verdict === 'reject' ? REFUSALS[reason.rule]?.(reason) : undefined;
    if (refusal) return refusal;
  }
  return null;
}

const REFUSALS: { readonly [Rule in RuleId]?: (reason: Reason) => Refusal } = {
  length: ({ figures }) => refuse('body_too_long', { field: 'body', figures }),
  storyClosed: () => refuse('story_closed'),
  sanction: ({ figures }) => refuse('account_banned', figures['until'] === undefined ? {} : { figures }),
  slowMode: ({ figures }) =>
    refuse('slow_mode', { field: 'body', retryAfter: Number(figures['seconds'] ?? 1) }),
};

/** Why an edit that the rules reject is not taken: which rule, and what it found in the text. */
export function refuseEdit({ reasons }: Judgement, text: string): Refusal {
  const reason = reasons.find(({ verdict }) => verdict === 'reject');
  const [span] = reason?.spans ?? [];
  const found = reason?.figures['host'] ?? (span && text.slice(span.start, span.end));
  return refuse('edit_rejected', {
    field: 'body',
    figures: { ...(reason && { rule: reason.rule }), ...(found !== undefined && { found }) },
  });
}
