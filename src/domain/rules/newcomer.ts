import { find, type Rule } from './rule.ts';
import type { RuleFacts } from './facts.ts';
import type { RuleSettings } from './settings.ts';

/** Whether an author has yet to be read a few times, or is here for a few days only. */
export function isNewcomer({ author }: RuleFacts, { newcomer: { comments, days } }: RuleSettings): boolean {
  return author.published < comments || author.accountAgeDays < days;
}

/** The first comments of a new account. */
export const newcomer: Rule = (facts, settings) =>
  isNewcomer(facts, settings) ? find('hold', { figures: { published: facts.author.published } }) : null;
