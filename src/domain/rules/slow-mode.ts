import { find, type Rule } from './rule.ts';

/** Too soon after the author's last comment under a story that is slowed down. */
export const slowMode: Rule = ({ comment, story, author }) => {
  const { secondsSinceLast } = author;
  const isTooSoon = secondsSinceLast !== null && secondsSinceLast < story.slowModeSeconds;
  if (comment.isEdit || !isTooSoon) return null;
  return find('reject', { figures: { seconds: Math.ceil(story.slowModeSeconds - secondsSinceLast) } });
};
