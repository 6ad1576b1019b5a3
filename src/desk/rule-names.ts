import type { RuleId } from '../domain/rules/index.ts';

/** The rules whose findings stand on cards (`RULES` in src/domain/rules), which are too many bytes to bring along. */
export const RULE_IDS = [
  'length',
  'storyClosed',
  'sanction',
  'slowMode',
  'flood',
  'repetition',
  'bannedWords',
  'suspectWords',
  'links',
  'newcomer',
  'record',
  'shouting',
  'privateData',
  'language',
  'premoderation',
  'callOut',
] as const satisfies readonly RuleId[];
export type RuleName = (typeof RULE_IDS)[number];
