import { find, type Rule } from './rule.ts';

/** Nothing is added to a story that is closed. */
export const storyClosed: Rule = ({ story }) =>
  story.isClosed || story.mode === 'closed' ? find('reject') : null;
