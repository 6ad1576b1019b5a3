import type { Translation } from '../catalogue.ts';
import type { queue as english } from '../en/queue.ts';

export const queue = {
  'ownSection.watchedStories': 'Articles que vous gardez à l’œil',
  'ownField.watchedAt': 'Dans la liste depuis',
} as const satisfies Translation<typeof english>;
