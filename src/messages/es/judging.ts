import type { Translation } from '../catalogue.ts';
import type { judging as english } from '../en/judging.ts';

export const judging: Translation<typeof english> = {
  'settingGroup.moderation': 'Moderación',
  'setting.mode': 'Cómo aparecen los comentarios',
  'settingMeaning.mode':
    'Las secciones y los artículos pueden ser más estrictos que el sitio, nunca más abiertos. Los comentarios de los moderadores aparecen al momento.',
  'settingOption.mode.publish': 'Al momento',
  'settingOption.mode.premoderate': 'Después de que los lea un moderador',
  'settingOption.mode.premoderate-newcomers':
    'Al momento; los de recién llegados, después de que los lea un moderador',
  'settingOption.mode.closed': 'De ningún modo: los debates están cerrados',
  'setting.closeAfterDays': 'Días hasta que se cierra un debate',
  'settingMeaning.closeAfterDays':
    'Contados desde la publicación del artículo o, si no se conoce, desde el primer comentario. 0 deja los debates abiertos.',
  'setting.slowModeSeconds': 'Modo lento',
  'settingMeaning.slowModeSeconds':
    'Segundos que una persona debe esperar entre dos comentarios en un mismo artículo. Un artículo puede pedir más. 0 es sin espera.',
  'comment.waiting':
    'Un moderador lee su cambio antes de que aparezca. Hasta entonces los lectores ven el texto de arriba.',
  'comment.waitingText': 'El texto cambiado',

  'refusal.slow_mode':
    'Este debate va en modo lento. Espere {wait} y vuelva a enviarlo. Su texto sigue aquí.',
  'refusal.warning_unread':
    'Un moderador tiene un mensaje para usted. Léalo primero, por favor; después podrá seguir escribiendo. Su texto sigue aquí.',
  'refusal.comment_rejected': 'Este comentario fue rechazado y ya no se puede cambiar.',
  'refusal.edit_rejected': 'El comentario queda como estaba: {why} Su texto sigue aquí.',
  'rejectedFor.bannedWords': 'el texto cambiado contiene una palabra que aquí no se publica («{found}»).',
  'rejectedFor.links': 'el texto cambiado lleva a una dirección que aquí no se enlaza ({found}).',
  'rejectedFor.repetition': 'el mismo texto ya está aquí.',
  'rejectedFor.privateData': 'el texto cambiado contiene datos de contacto o bancarios.',
  'rejectedFor.rules': 'el texto cambiado no cumple las normas de este debate.',
};
