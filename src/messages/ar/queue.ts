import type { Translation } from '../catalogue.ts';
import type { queue as english } from '../en/queue.ts';

export const queue = {
  'ownSection.watchedStories': 'المقالات التي تتابعها',
  'ownField.watchedAt': 'في القائمة منذ',
} as const satisfies Translation<typeof english>;
