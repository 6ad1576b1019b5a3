import { bannedWords } from './banned-words.ts';
import { callOut } from './call-out.ts';
import type { RuleFacts } from './facts.ts';
import { flood } from './flood.ts';
import { language } from './language.ts';
import { length } from './length.ts';
import { links } from './links.ts';
import { newcomer } from './newcomer.ts';
import { premoderation } from './premoderation.ts';
import { privateData } from './private-data.ts';
import { record } from './record.ts';
import { repetition } from './repetition.ts';
import { RULE_IDS, type RuleId } from './rule-ids.ts';
import { VERDICTS, type Finding, type Rule, type Verdict } from './rule.ts';
import { sanction } from './sanction.ts';
import type { RuleSettings } from './settings.ts';
import { shouting } from './shouting.ts';
import { slowMode } from './slow-mode.ts';
import { storyClosed } from './story-closed.ts';
import { suspectWords } from './suspect-words.ts';

/** Every rule. */
export const RULES: Readonly<Record<RuleId, Rule>> = {
  length,
  storyClosed,
  sanction,
  slowMode,
  flood,
  repetition,
  bannedWords,
  suspectWords,
  links,
  newcomer,
  record,
  shouting,
  privateData,
  language,
  premoderation,
  callOut,
};

/** Why a comment is not simply published. */
export interface Reason extends Finding {
  readonly rule: RuleId;
  /** Of the settings in force. */
  readonly version: number;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** All of them: whoever decides should know everything. */
  readonly reasons: readonly Reason[];
}

/** Rules that bind moderators and admins too: a closed story is closed, a long text too long. */
const FOR_ALL: ReadonlySet<RuleId> = new Set(['length', 'storyClosed', 'callOut']);

/** Passes a comment through all rules; the strictest finding is the verdict. */
export function judgeComment(
  facts: RuleFacts,
  settings: RuleSettings & { readonly version: number },
): Judgement {
  const ids = RULE_IDS.filter((id) => !facts.author.isTrusted || FOR_ALL.has(id));
  const reasons = ids.flatMap((rule) => {
    const finding = RULES[rule](facts, settings);
    return finding ? [{ ...finding, rule, version: settings.version }] : [];
  });
  return { verdict: strictest(reasons), reasons };
}

function strictest(findings: readonly Finding[]): Verdict {
  const ranks = findings.map(({ verdict }) => VERDICTS.indexOf(verdict));
  return VERDICTS[Math.max(0, ...ranks)] ?? 'publish';
}
