import { find, type Rule } from './rule.ts';

/** What a moderator has decided of the author. */
export const sanction: Rule = ({ author }) => {
  if (author.sanction === 'none') return null;
  return find(author.sanction === 'premoderated' ? 'hold' : 'reject', {
    figures: { sanction: author.sanction },
  });
};
