import { find, type Rule } from './rule.ts';

/** Words that a person should read in their context. */
export const suspectWords: Rule = ({ words: { suspect } }) =>
  suspect.length > 0 ? find('hold', { spans: suspect, figures: { entry: suspect[0]?.entry ?? '' } }) : null;
