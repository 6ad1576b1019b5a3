import type { stories as english } from '../en/stories.ts';
import type { Translation } from '../catalogue.ts';

export const stories: Translation<typeof english> = {
  'comment.featured': 'Selección de la redacción',
  'comment.pinned': 'Fijado',
  'thread.picks': {
    one: 'Selección de la redacción ({count})',
    other: 'Selecciones de la redacción ({count})',
  },
  'thread.picksTitle': 'Selección de la redacción',
  'thread.noPicks': 'Aquí no hay comentarios seleccionados por la redacción.',
  'auditAction.comment-featured': 'Selección de la redacción añadida o retirada',
  'auditAction.comment-pinned': 'Comentario fijado o liberado',
  'auditAction.story-moved': 'Artículo trasladado a otra dirección',
  'auditAction.story-merged': 'Artículos fusionados',
  'auditSubject.comment': 'Comentarios',
};
