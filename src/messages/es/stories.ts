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
  'thread.fromEditors': 'De la redacción',
  'thread.guidelines': 'Lea nuestras normas, por favor.',
  'setting.guidelines': 'Normas',
  'settingMeaning.guidelines':
    'Aparece junto al campo para escribir: la dirección de sus normas o unas palabras con enlaces. Vacío no muestra nada.',
  'setting.messageBox': 'Mensaje sobre todas las discusiones',
  'settingMeaning.messageBox':
    'Lo que todo lector del sitio debe saber. Los enlaces y el énfasis se escriben como en los comentarios. Un artículo puede tener su propio mensaje, que aparece debajo. Vacío no muestra nada.',
  'auditAction.comment-featured': 'Selección de la redacción añadida o retirada',
  'auditAction.comment-pinned': 'Comentario fijado o liberado',
  'auditAction.story-moved': 'Artículo trasladado a otra dirección',
  'auditAction.story-merged': 'Artículos fusionados',
  'auditSubject.comment': 'Comentarios',
};
