import type { Translation } from '../catalogue.ts';
import type { queue as english } from '../en/queue.ts';

export const queue = {
  'ownSection.watchedStories': 'Artículos que sigue de cerca',
  'ownField.watchedAt': 'En la lista desde',
} as const satisfies Translation<typeof english>;
