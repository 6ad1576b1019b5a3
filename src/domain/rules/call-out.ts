import { find, type Rule } from './rule.ts';

/** What a service outside said; where it said nothing in time, what the site wants then. */
export const callOut: Rule = ({ callOut: said }, { callOutSilence }) => {
  if (said.answer === 'none') return null;
  if (said.answer === 'silent')
    return find(callOutSilence === 'hold' ? 'hold' : 'remark', { figures: { answer: said.answer } });
  return said.verdict === 'publish' ? null : find(said.verdict, { figures: { tags: said.tags.join(', ') } });
};
