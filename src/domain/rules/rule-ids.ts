/**
 * The rules by name, in the order in which their reasons are given. Apart from the rules themselves, so that a browser can
 * name them without bringing them along; the compiler holds `RULES` against it.
 */
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
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** Whether there is a rule of this name; an older version of Parley may have had others. */
export function isRuleId(rule: string): rule is RuleId {
  return (RULE_IDS as readonly string[]).includes(rule);
}
