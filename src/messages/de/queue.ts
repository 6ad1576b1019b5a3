import type { Translation } from '../catalogue.ts';
import type { queue as english } from '../en/queue.ts';

export const queue = {
  'ownSection.watchedStories': 'Artikel, die Sie im Blick behalten',
  'ownField.watchedAt': 'Auf der Liste seit',
} as const satisfies Translation<typeof english>;
