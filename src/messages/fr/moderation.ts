import type { moderation as english } from '../en/moderation.ts';
import type { Translation } from '../catalogue.ts';

export const moderation: Translation<typeof english> = {
  'moderation.queueTitle': 'File d’attente',
  'moderation.numbersTitle': 'Chiffres',
  'moderation.loading': 'Ouverture en cours',
  'moderation.needsScript':
    'La modération a besoin de JavaScript : on y voit aussitôt ce que les autres décident. Les réglages fonctionnent sans.',
};
