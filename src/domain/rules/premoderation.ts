import { isNewcomer } from './newcomer.ts';
import { find, type Rule } from './rule.ts';

/** The story, its section or the site wants a person to look first: at everything, or at newcomers. */
export const premoderation: Rule = (facts, settings) => {
  const { mode } = facts.story;
  if (mode === 'premoderate') return find('hold', { figures: { mode } });
  return mode === 'premoderate-newcomers' && isNewcomer(facts, settings)
    ? find('hold', { figures: { mode } })
    : null;
};
