import { find, type Rule } from './rule.ts';

/** Written in a language that the site's moderators may not read. */
export const language: Rule = ({ comment }, { languages }) =>
  languages.length > 0 && comment.language !== null && !languages.includes(comment.language)
    ? find('hold', { figures: { language: comment.language } })
    : null;
