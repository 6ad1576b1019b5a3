import {
  isAutomatic,
  toAppealState,
  type Contestable,
  type Explanation,
  type ExplainedRule,
} from '../domain/explanation.ts';
import type { CommentId } from '../domain/ids.ts';
import { toJudgedText } from '../markup/plain-text.ts';
import { listExplanations, type CommentRef, type ExplanationRow } from '../storage/explanations.ts';
import type { Deps } from './deps.ts';

/** Matches shown for one rule, and characters of each: enough to know what is meant. */
const MOST_MATCHES = 5;
const MOST_CHARACTERS = 80;

/**
 * Why some comments stand where they stand, for their author alone: whoever calls this has made sure of that. Of a
 * list of words, what stands in the author's own text is named and nothing else.
 */
export async function explainComments(
  deps: Pick<Deps, 'pool' | 'clock'>,
  comments: readonly CommentRef[],
): Promise<Map<CommentId, Explanation>> {
  if (comments.length === 0) return new Map();
  const rows = await listExplanations(deps.pool, comments);
  const now = deps.clock();
  return new Map(rows.map((row) => [row.id, toExplanation(row, now)]));
}

function toExplanation(row: ExplanationRow, now: Date): Explanation {
  const { decisionId, status, by, reason, decidedAt } = row;
  return {
    decisionId,
    status,
    by,
    reason,
    decidedAt,
    toAuthor: row.toAuthor ?? '',
    rules: isAutomatic(by) ? explainRules(row) : [],
    appeal: toAppealState(toContestable(row), now),
  };
}

/** What decides whether a decision can be contested. */
export function toContestable(row: ExplanationRow): Contestable {
  const { status, decidedAt, appealedAt, outcome, settledAt } = row;
  return {
    status,
    decidedAt,
    isOnAppeal: row.appealId !== null,
    appeal: appealedAt && { createdAt: appealedAt, outcome, settledAt },
  };
}

/** Of a rejection, what rejected; else what held. A remark is for moderators. */
function explainRules({ status, by, reasons, rule, ...written }: ExplanationRow): ExplainedRule[] {
  if (by !== 'rules') return [];
  const wanted = status === 'rejected' ? 'reject' : 'hold';
  const found = (reasons ?? []).filter(({ verdict }) => verdict === wanted);
  if (found.length === 0) return rule === null ? [] : [{ rule, matches: [] }];
  const { text } = toJudgedText(written);
  return found.map((reason) => ({
    rule: reason.rule,
    matches: [...new Set(reason.spans.map(({ start, end }) => cut(text.slice(start, end))))]
      .filter((match) => match !== '')
      .slice(0, MOST_MATCHES),
  }));
}

function cut(match: string): string {
  const letters = Array.from(match.trim());
  return letters.length > MOST_CHARACTERS
    ? `${letters.slice(0, MOST_CHARACTERS - 1).join('')}…`
    : letters.join('');
}
