import { find, type Rule } from './rule.ts';

/** Longer than the site allows. */
export const length: Rule = ({ comment: { text } }, { length: { most } }) =>
  text.length > most
    ? find('reject', {
        spans: [{ start: most, end: text.length }],
        figures: { length: text.length, limit: most },
      })
    : null;
