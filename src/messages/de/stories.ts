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
  'thread.fromEditors': 'Von der Redaktion',
  'thread.guidelines': 'Bitte lesen Sie unsere Regeln.',
  'setting.guidelines': 'Regeln',
  'settingMeaning.guidelines':
    'Steht neben dem Feld zum Schreiben: die Adresse Ihrer Regeln oder ein paar Worte mit Links. Leer zeigt nichts.',
  'setting.messageBox': 'Nachricht über allen Diskussionen',
  'settingMeaning.messageBox':
    'Was alle Leser der Site wissen sollen. Links und Hervorhebungen werden wie in Kommentaren geschrieben. Ein Artikel kann eine eigene Nachricht haben, sie steht darunter. Leer zeigt nichts.',
  'auditAction.comment-featured': 'Empfehlung der Redaktion ausgesprochen oder zurückgenommen',
  'auditAction.comment-pinned': 'Kommentar angeheftet oder gelöst',
  'auditAction.story-moved': 'Artikel an eine andere Adresse gelegt',
  'auditAction.story-merged': 'Artikel zusammengeführt',
  'auditSubject.comment': 'Kommentare',
};
