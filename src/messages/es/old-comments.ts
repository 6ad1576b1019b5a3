import type { Translation } from '../catalogue.ts';
import type { oldComments as english } from '../en/old-comments.ts';

export const oldComments = {
  'account.page.old': 'Comentarios antiguos',
  'oldComments.badge': { one: '{count} por ver', other: '{count} por ver' },
  'oldComments.explain':
    'Aquí se han traído comentarios de otro sistema. Las personas de abajo se conocían allí por una dirección de correo que es suya; pero allí cualquiera podía escribir cualquier dirección. Diga de cada una si era usted. Entonces lo que escribió es suyo: aparece en su perfil con su nombre, y usted puede borrarlo.',
  'oldComments.empty':
    'Aquí no le espera nada. Lo que escribió antes de la mudanza aparece aquí si lo escribió con una dirección de correo con la que ha iniciado sesión.',
  'oldComments.nameless': 'Alguien sin nombre',
  'oldComments.from': 'De {source}',
  'oldComments.count': { one: '{count} comentario', other: '{count} comentarios' },
  'oldComments.since': 'del {first} al {last}',
  'oldComments.last': 'Los últimos:',
  'oldComments.mine': 'Son míos',
  'oldComments.notMine': 'No son míos',
  'oldComments.refusedTitle': 'No son suyos',
  'oldComments.refusedText':
    'Dijo que eran de otra persona. Puede cambiar de opinión mientras nadie los haya reclamado.',
  'oldComments.again': 'Volver a mirar',
  'oldComments.claimedTitle': 'Suyos',
  'oldComments.claimedText': 'Estos comentarios han venido con usted de otro sistema. Están en su perfil.',
  'oldComments.giveBack': 'No son míos',
  'oldComments.giveBackText': 'Vuelven al nombre que tenían, y no podrá reclamarlos otra vez.',
  'oldComments.giveBackDo': 'Devolverlos',
  'oldComments.done.mine': 'Ahora son suyos. Su nombre aparecerá en todas partes en un momento.',
  'oldComments.done.notMine': 'Anotado. Conservan el nombre que tienen.',
  'oldComments.done.again': 'Puede volver a decir de quién son.',
  'oldComments.hint': 'Hay comentarios de antes que pueden ser suyos.',
  'oldComments.look': 'Verlos',
  'signIn.foundTitle': 'Sus comentarios antiguos',
  'signIn.foundClaimed': {
    one: '{count} comentario que escribió antes de la mudanza vuelve a ser suyo, con su nombre.',
    other: '{count} comentarios que escribió antes de la mudanza vuelven a ser suyos, con su nombre.',
  },
  'signIn.foundWaiting': {
    one: 'Alguien escribió con su dirección de correo antes de la mudanza. Diga si era usted.',
    other:
      '{count} personas escribieron con su dirección de correo antes de la mudanza. Diga cuáles eran usted.',
  },
  'signIn.foundLater': 'Lo encontrará en cualquier momento en su cuenta, en «Comentarios antiguos».',
  'signIn.foundContinue': 'Continuar',
  'refusal.old_comments_gone':
    'Estos comentarios ya no se pueden reclamar. Quizá lo hizo otra persona, o usted mismo en otra ventana.',
  'auditAction.comments-claimed': 'Comentarios antiguos reclamados',
  'auditAction.comments-given-back': 'Comentarios antiguos devueltos',
  'refusal.account_not_guest':
    'Aquí solo se borran invitados y personas que trajo una importación. Quien inicia sesión lo hace en su propia cuenta.',
  'auditAction.account-erasure-asked': 'Borrado solicitado',
  'accounts.importedFrom': 'Importado de',
  'accounts.importedEmail': 'Dirección en la importación',
  'accounts.erase': 'Borrar',
  'accounts.eraseMeaning':
    'Para invitados y personas de una importación, que no tienen una cuenta en la que hacerlo. Asegúrese de que son ellos quienes lo piden. Empieza en unos minutos y no se puede deshacer.',
  'accounts.eraseRemove': 'Quitar sus comentarios',
  'accounts.eraseKeep': 'Conservar sus comentarios, sin autor',
  'accounts.erasing': 'Se borrará en unos minutos.',
} as const satisfies Translation<typeof english>;
