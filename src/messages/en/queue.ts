import type { Message } from '../catalogue.ts';

/** The queue of the desk: what else is said of it than its application says. */
export const queue = {
  'ownSection.watchedStories': 'Stories you keep an eye on',
  'ownField.watchedAt': 'On the list since',
} as const satisfies Record<string, Message>;
