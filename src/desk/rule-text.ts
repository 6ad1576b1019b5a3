import { RULE_IDS, type RuleName } from './rule-names.ts';
import type { Messages } from '../messages/create-messages.ts';
import type { MessageKey } from '../messages/catalogue.ts';
import type { Reason } from './types.ts';

/** Whether a rule has words of its own here. */
export function isKnownRule(rule: string): rule is RuleName {
  return (RULE_IDS as readonly string[]).includes(rule);
}

/** The name of a rule, for lists. */
export function ruleName(m: Messages, rule: string): string {
  return isKnownRule(rule) ? m.t(`moderation.ruleName.${rule}`) : rule;
}

/** Why a rule found something, in a sentence with its figures. */
export function reasonText(m: Messages, { rule, figures }: Reason): string {
  if (!isKnownRule(rule)) return rule;
  return m.format(keyOf(rule, figures), figures);
}

function keyOf(rule: RuleName, figures: Reason['figures']): MessageKey {
  if (rule === 'links' && 'host' in figures) return 'moderation.ruleLinkHost';
  if (rule === 'shouting' && !('percent' in figures)) return 'moderation.ruleStretched';
  if (rule === 'callOut' && 'silence' in figures) return 'moderation.ruleCallOutSilent';
  if (rule === 'callOut' && 'flags' in figures) return 'moderation.ruleCallOutFlags';
  if (rule === 'premoderation' && figures['mode'] !== 'premoderate') return 'moderation.ruleModeNewcomers';
  return `moderation.rule.${rule}`;
}
