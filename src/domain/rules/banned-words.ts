import { find, type Rule } from './rule.ts';

/** Words that the site does not print. */
export const bannedWords: Rule = ({ words: { banned } }) =>
  banned.length > 0 ? find('reject', { spans: banned, figures: { entry: banned[0]?.entry ?? '' } }) : null;
