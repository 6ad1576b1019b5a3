import { isRuleId, type RuleId } from '../domain/rules/rule-ids.ts';
import type { Messages } from '../messages/create-messages.ts';
import type { MessageKey } from '../messages/catalogue.ts';
import type { Reason } from './types.ts';

/** The name of a rule, for lists. */
export function ruleName(m: Messages, rule: string): string {
  return isRuleId(rule) ? m.t(`moderation.ruleName.${rule}`) : rule;
}

/** Why a rule found something, in a sentence with its figures. */
export function reasonText(m: Messages, { rule, figures }: Reason): string {
  if (!isRuleId(rule)) return rule;
  return m.format(keyOf(rule, figures), figures);
}

function keyOf(rule: RuleId, figures: Reason['figures']): MessageKey {
  if (rule === 'links' && 'host' in figures) return 'moderation.ruleLinkHost';
  if (rule === 'shouting' && !('percent' in figures)) return 'moderation.ruleStretched';
  if (rule === 'callOut' && 'silence' in figures) return 'moderation.ruleCallOutSilent';
  if (rule === 'callOut' && 'flags' in figures) return 'moderation.ruleCallOutFlags';
  if (rule === 'premoderation' && figures['mode'] !== 'premoderate') return 'moderation.ruleModeNewcomers';
  return `moderation.rule.${rule}`;
}
