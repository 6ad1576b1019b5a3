import type { Translation } from '../catalogue.ts';
import type { account as english } from '../en/account.ts';

export const account = {
  'account.title': 'Su cuenta',
  'account.nav': 'Apartados de su cuenta',
  'account.page.profile': 'Perfil',
  'account.page.replies': 'Respuestas',
  'account.page.security': 'Seguridad',
  'account.page.preferences': 'Preferencias',
  'account.page.muted': 'Personas silenciadas',
  'account.page.data': 'Sus datos',
  'account.signedInAs': 'Sesión iniciada como {name}',
  'account.unread': { one: '{count} nueva', other: '{count} nuevas' },
  'account.unreadMany': 'más de {most} nuevas',
  'account.saved': 'Guardado.',

  'profile.edit': 'Editar el perfil',
  'profile.comments': 'Sus comentarios',
  'profile.empty':
    'Todavía no ha escrito nada. Lo que escriba en cualquiera de los sitios de aquí aparecerá en este lugar.',
  'profile.nameHint': 'Aparece junto a todo lo que escriba, también junto a lo que ya está.',
  'profile.bio': 'Sobre usted',
  'profile.bioHint':
    'Texto sencillo de {limit} caracteres como máximo. Aparece en su perfil, donde un sitio muestra perfiles.',
  'profile.pictureUrl': 'Dirección de una imagen',
  'profile.pictureHint':
    'Se recoge una sola vez, se reduce y se guarda aquí. Si no escribe nada, todo queda como está.',
  'profile.pictureRemove': 'Quitar mi imagen',
  'profile.pictureAsked': 'Se está recogiendo su imagen. Estará aquí en un momento.',
  'profile.picture.unreachable':
    'No se pudo recoger nada en la dirección de su imagen. Compruébela y guarde de nuevo.',
  'profile.picture.not_a_picture':
    'En esa dirección no hay una imagen que podamos usar: valen JPEG, PNG, WebP, GIF y AVIF.',
  'profile.picture.too_large':
    'Esa imagen es demasiado grande. Elija una de 5 megabytes y 40 megapíxeles como máximo.',

  'listed.newest': 'Volver a lo más reciente',
  'listed.more': 'Mostrar los anteriores',
  'listed.state.published': 'Publicado',
  'listed.state.pending': 'A la espera de moderación',
  'listed.state.withheld': 'En revisión',
  'listed.state.rejected': 'No publicado',
  'listed.state.deleted': 'Eliminado',
  'listed.deletedText': 'El texto se ha eliminado para siempre.',
  'listed.replies': { one: '{count} respuesta', other: '{count} respuestas' },

  'reason.offensive': 'insulta a alguien.',
  'reason.abusive': 'ataca a otros en lugar de argumentar.',
  'reason.harassment': 'acosa a alguien.',
  'reason.advertisement': 'hace publicidad.',
  'reason.banned_word': 'contiene palabras que aquí no se aceptan.',
  'reason.misinformation': 'afirma algo que se sabe falso.',
  'reason.spam': 'se envió muchas veces o pretende engañar.',
  'reason.hate': 'habla con desprecio de un grupo de personas.',
  'reason.threat': 'amenaza a alguien o llama a la violencia.',
  'reason.private_data': 'revela datos privados de alguien.',
  'reason.off_topic': 'no tiene que ver con el artículo.',
  'reason.illegal': 'puede ser contrario a la ley.',
  'reason.other': 'no respeta las normas de este debate.',

  'replies.empty': 'Todavía nadie le ha respondido. Las respuestas a lo que escriba aparecerán aquí.',
  'replies.new': 'Nueva',
  'replies.mailHint': 'Puede recibir un correo cuando le respondan.',
  'replies.erased': 'Alguien cuya cuenta ya no existe',

  'mute.action': 'Silenciar',
  'mute.undo': 'Volver a mostrar',
  'mute.title': '¿Silenciar a {name}?',
  'mute.text':
    'Lo que escriba esta persona aparecerá plegado para usted, en todos los sitios que lea con esta cuenta. No se le avisa, y puede deshacerlo cuando quiera.',
  'mute.undoTitle': '¿Volver a mostrar lo que escribe {name}?',
  'mute.folded': 'Silenciado. Mostrar de todos modos',
  'mute.explain':
    'Los comentarios de estas personas aparecen plegados para usted. Para silenciar a alguien, use el enlace que hay debajo de uno de sus comentarios.',
  'mute.empty':
    'No ha silenciado a nadie. Si ya no quiere leer a alguien, use el enlace que hay debajo de uno de sus comentarios.',

  'preferences.language': 'Idioma',
  'preferences.languageAuto': 'Según el sitio y mi navegador',
  'preferences.languageHint':
    'Para estas páginas, los debates en sus propias páginas y los correos que reciba.',
  'preferences.timeZone': 'Zona horaria',
  'preferences.timeZoneAuto': 'Según mi navegador, o UTC',
  'preferences.replyMail': 'Correos sobre las respuestas que recibe',
  'preferences.replyMail.never': 'Nunca',
  'preferences.replyMail.daily': 'Como máximo una vez al día',
  'preferences.replyMail.soon': 'Poco después de que se escriban',
  'preferences.noMailbox': 'Su cuenta no tiene dirección de correo, así que no se puede enviar nada.',
  'preferences.hidesProfile': 'No mostrar mi perfil a los demás',
  'preferences.hidesHint':
    'Algunos sitios muestran quién es una persona y qué ha escrito allí. Sus comentarios quedan donde están.',

  'person.elsewhere': 'Perfil en el medio',
  'person.comments': 'Comentarios en {site}',

  'unsubscribe.title': '¿Dejar de recibir correos sobre respuestas?',
  'unsubscribe.text':
    'Sus respuestas siguen en su página, y puede volver a activar los correos en sus preferencias.',
  'unsubscribe.send': 'Dejar de recibirlos',
  'unsubscribe.doneTitle': 'Ya no recibirá estos correos',

  'replyEmail.subject': {
    one: '{count} respuesta nueva a lo que escribió',
    other: '{count} respuestas nuevas a lo que escribió',
  },
  'replyEmail.subjectMany': 'Más de {most} respuestas nuevas a lo que escribió',
  'replyEmail.by': '{name} sobre «{story}», {site}, {time}:',
  'replyEmail.read': 'Leer y responder',
  'replyEmail.all': 'Todas las respuestas que ha recibido',
  'replyEmail.why': 'Recibe este correo porque lo pidió en sus preferencias.',
} satisfies Translation<typeof english>;
