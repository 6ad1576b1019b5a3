import type { Message } from '../catalogue.ts';

export const moderation = {
  'moderation.queueTitle': 'Queue',
  'moderation.numbersTitle': 'Numbers',
  'moderation.loading': 'The desk opens',
  'moderation.needsScript':
    'Moderating needs JavaScript: the desk shows what others decide as they decide it. Settings work without it.',
} as const satisfies Record<string, Message>;
