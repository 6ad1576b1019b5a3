import { find, type Rule } from './rule.ts';

/** More in a short time than a person writes. */
export const flood: Rule = ({ comment, author }, { flood: { perMinute, perHour } }) => {
  if (comment.isEdit) return null;
  if (author.commentsLastMinute >= perMinute)
    return find('hold', { figures: { count: author.commentsLastMinute } });
  return author.commentsLastHour >= perHour
    ? find('hold', { figures: { count: author.commentsLastHour } })
    : null;
};
