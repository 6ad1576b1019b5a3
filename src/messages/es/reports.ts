import type { Translation } from '../catalogue.ts';
import type { reports as english } from '../en/reports.ts';

export const reports = {
  'action.report': 'Denunciar',
  'report.title': 'Denunciar un comentario',
  'report.reason': '¿Qué tiene de malo?',
  'report.choose': 'Elija, por favor',
  'reportReason.abusive': 'Insulta o ataca a alguien',
  'reportReason.hate': 'Muestra desprecio por un grupo de personas',
  'reportReason.harassment': 'Acosa o amenaza a alguien',
  'reportReason.spam': 'Es spam o publicidad',
  'reportReason.off_topic': 'No tiene que ver con el artículo',
  'reportReason.misinformation': 'Afirma algo que es falso',
  'reportReason.private_data': 'Cuenta cosas privadas de alguien',
  'reportReason.illegal': 'Es contrario a la ley',
  'reportReason.other': 'Otra cosa',
  'report.body': '¿Qué debería saber la moderación?',
  'report.bodyHint': 'No hace falta que escriba nada. Quien lo escribió nunca sabrá quién lo denunció.',
  'report.send': 'Enviar la denuncia',
  'report.sent': 'Gracias. La moderación revisará este comentario.',
  'report.sentOutcome': 'Lo que decida aparecerá en su cuenta, en «Denuncias».',
  'report.back': 'Volver al comentario',
  'account.page.reports': 'Denuncias',
  'reports.empty': 'No ha denunciado nada. Cuando denuncie un comentario, verá aquí en qué quedó.',
  'reports.explain':
    'Los comentarios que ha denunciado y lo que decidió la moderación. Nadie más ve esta lista.',
  'reports.outcome.open': 'Aún sin decidir',
  'reports.outcome.upheld': 'La moderación le da la razón: el comentario se ha retirado',
  'reports.outcome.dismissed': 'La moderación decidió que el comentario puede quedarse',
  'reports.outcome.gone': 'El comentario se eliminó antes de que la moderación decidiera',
  'setting.reportsWithoutAccount': 'Denuncias sin cuenta',
  'settingMeaning.reportsWithoutAccount':
    'Quien no ha iniciado sesión también puede denunciar comentarios. Esas denuncias cuentan poco. Los avisos de contenidos ilícitos nunca necesitan una cuenta.',
  'setting.reportsToWithhold': 'Denuncias que retienen un comentario',
  'settingMeaning.reportsToWithhold':
    'Cuando las denuncias de un comentario pesan tanto, deja de verse hasta que la moderación lo haya revisado. Un lector con trayectoria pesa 1, más o menos según lo acertado de sus denuncias; los nuevos pesan menos de 1 entre todos. Con 0 nunca se retiene nada.',
} as const satisfies Translation<typeof english>;
