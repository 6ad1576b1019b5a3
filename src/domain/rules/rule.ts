import type { RuleFacts } from './facts.ts';
import type { RuleSettings } from './settings.ts';

/** What a rule wants, from mild to strict: a remark for the moderators, to hold the comment for a person, to reject it. */
export const VERDICTS = ['publish', 'remark', 'hold', 'reject'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Where in the text something was found, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a rule has found. A rule that finds nothing wants the comment published. */
export interface Finding {
  readonly verdict: Exclude<Verdict, 'publish'>;
  readonly spans: readonly Span[];
  /** What the reason names: counts, limits, a host. */
  readonly figures: Readonly<Record<string, number | string>>;
}

/** One rule: pure, given all it may know. */
export type Rule = (facts: RuleFacts, settings: RuleSettings) => Finding | null;

/** Makes a finding. */
export function find(verdict: Finding['verdict'], more: Partial<Omit<Finding, 'verdict'>> = {}): Finding {
  return { verdict, spans: more.spans ?? [], figures: more.figures ?? {} };
}
