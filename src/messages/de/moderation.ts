import type { moderation as english } from '../en/moderation.ts';
import type { Translation } from '../catalogue.ts';

export const moderation: Translation<typeof english> = {
  'moderation.queueTitle': 'Warteschlange',
  'moderation.numbersTitle': 'Zahlen',
  'moderation.loading': 'Die Redaktion wird geöffnet',
  'moderation.needsScript':
    'Zum Moderieren wird JavaScript gebraucht: Hier ist sofort zu sehen, was andere entscheiden. Die Einstellungen gehen auch ohne.',
};
