import type { Translation } from '../catalogue.ts';
import type { appeals as english } from '../en/appeals.ts';

export const appeals = {
  'why.pending':
    'La moderación lee este comentario antes de que aparezca. Hasta entonces solo usted puede verlo.',
  'why.withheld.rules':
    'Una regla de este sitio detuvo este comentario automáticamente. La moderación lo leerá; hasta entonces solo usted puede verlo.',
  'why.withheld.reports':
    'Hubo lectores que denunciaron este comentario y se ocultó automáticamente. La moderación lo leerá; hasta entonces solo usted puede verlo.',
  'why.withheld.person':
    'La moderación ha ocultado este comentario por ahora. Hasta que se revise de nuevo solo usted puede verlo.',
  'why.rejected.rules':
    'Este comentario no se publicó. Lo decidió automáticamente una regla de este sitio; nadie lo ha leído. Solo usted puede verlo.',
  'why.rejected.person': 'La moderación decidió no publicar este comentario. Solo usted puede verlo.',
  'why.lead': 'Motivo: {reason}',
  'why.none': 'No se indicó ningún motivo.',
  'why.toAuthor': 'La moderación le escribe:',
  'why.matches': 'En su texto: {matches}',
  'why.rule.length': 'es más largo de lo que permite este sitio.',
  'why.rule.storyClosed': 'esta conversación está cerrada.',
  'why.rule.sanction': 'la moderación lee todo lo que usted escribe antes de que aparezca.',
  'why.rule.slowMode': 'llegó demasiado pronto después de su último comentario.',
  'why.rule.flood': 'escribió mucho en poco tiempo.',
  'why.rule.repetition': 'el mismo texto, o casi el mismo, ya se había enviado.',
  'why.rule.bannedWords': 'contiene palabras que aquí no se publican.',
  'why.rule.suspectWords': 'contiene palabras que una persona debe leer en su contexto.',
  'why.rule.links': 'sus enlaces no se admiten aquí, o hay que revisarlos antes.',
  'why.rule.newcomer': 'los primeros comentarios de quienes son nuevos se leen antes de que aparezcan.',
  'why.rule.record': 'varios de sus últimos comentarios fueron rechazados.',
  'why.rule.shouting': 'gran parte está en mayúsculas o repite el mismo signo.',
  'why.rule.privateData':
    'parece contener datos privados, como una dirección de correo, un número de teléfono o una cuenta bancaria.',
  'why.rule.language': 'no parece escrito en un idioma de este sitio.',
  'why.rule.premoderation': 'en esta conversación cada comentario se lee antes de que aparezca.',
  'why.rule.callOut': 'un control automático que usa este sitio lo desaconsejó.',
  'why.rule.other': 'no cumple una regla de este sitio.',
  'why.contestLater': 'Si se rechaza, podrá recurrir esa decisión.',
  'why.contest': 'Recurrir esta decisión',
  'why.contestUntil':
    'Puede hacerlo hasta el {date}. Entonces lo revisará una persona que no tomó la decisión.',
  'why.appealed': 'Usted recurrió esta decisión el {date}. La moderación la revisa de nuevo.',
  'why.upheld': 'Usted recurrió la decisión. La moderación la revisó de nuevo el {date} y la mantiene.',
  'why.reversed': 'Usted recurrió una decisión sobre este comentario. Se anuló el {date}.',

  'appeal.title': 'Recurrir una decisión',
  'appeal.text':
    'Escriba por qué la decisión fue errónea. Alguien de la moderación que no la tomó vuelve a leer su texto y el comentario, y usted sabrá el resultado. Cada decisión puede recurrirse una vez.',
  'appeal.body': 'Por qué la decisión fue errónea',
  'appeal.send': 'Enviar',
  'appeal.sent':
    'Ha llegado. La moderación revisa de nuevo la decisión; el resultado figurará junto a su comentario.',
  'appeal.back': 'Volver al comentario',

  'decisionEmail.subject': {
    one: 'Una decisión sobre su comentario',
    other: '{count} decisiones sobre sus comentarios',
  },
  'decisionEmail.lead': 'Su comentario en «{story}» ({site}) del {time}:',
  'decisionEmail.read': 'Leerlo en su lugar',
  'decisionEmail.all': 'Todos sus comentarios y qué fue de ellos:',
  'decisionEmail.more': 'Hay más decisiones de las que caben aquí. Todos sus comentarios y qué fue de ellos:',
  'decisionEmail.why': 'Recibe esto porque se decidió sobre algo que usted escribió.',
  'preferences.decisionMail': 'Avisarme por correo de lo que se decida sobre mis comentarios',
  'unsubscribe.decisionsTitle': '¿Dejar de recibir correos sobre decisiones?',
  'unsubscribe.decisionsText':
    'Ya no se le avisará por correo de lo que se decida sobre sus comentarios. Lo encontrará junto a ellos.',

  'ownField.decisionMail': 'Correos sobre decisiones acerca de sus comentarios',
  'ownField.decisionsMailedAt': 'Decisiones enviadas el',
} as const satisfies Translation<typeof english>;
