import type { stories as english } from '../en/stories.ts';
import type { Translation } from '../catalogue.ts';

export const stories: Translation<typeof english> = {
  'comment.featured': 'Empfehlung der Redaktion',
  'comment.pinned': 'Angeheftet',
  'thread.picks': {
    one: 'Empfehlung der Redaktion ({count})',
    other: 'Empfehlungen der Redaktion ({count})',
  },
  'thread.picksTitle': 'Empfehlungen der Redaktion',
  'thread.noPicks': 'Hier gibt es keine Empfehlungen der Redaktion.',
  'auditAction.comment-featured': 'Empfehlung der Redaktion ausgesprochen oder zurückgenommen',
  'auditAction.comment-pinned': 'Kommentar angeheftet oder gelöst',
  'auditAction.story-moved': 'Artikel an eine andere Adresse gelegt',
  'auditAction.story-merged': 'Artikel zusammengeführt',
  'auditSubject.comment': 'Kommentare',
};
