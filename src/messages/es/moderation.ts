import type { moderation as english } from '../en/moderation.ts';
import type { Translation } from '../catalogue.ts';

export const moderation: Translation<typeof english> = {
  'moderation.queueTitle': 'Cola',
  'moderation.numbersTitle': 'Cifras',
  'moderation.loading': 'Abriendo la mesa',
  'moderation.needsScript':
    'Moderar requiere JavaScript: aquí se ve al momento lo que deciden los demás. Los ajustes funcionan sin él.',
};
