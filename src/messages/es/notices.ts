import type { Translation } from '../catalogue.ts';
import type { notices as english } from '../en/notices.ts';

export const notices = {
  'report.notice': '¿Es contrario a la ley? Envíe un aviso de contenido ilícito',
  'notice.title': 'Aviso de contenido ilícito',
  'notice.explain':
    'Con este formulario avisa al periódico de un contenido que considera ilícito (artículo 16 del Reglamento de Servicios Digitales de la Unión Europea). Una persona decidirá. No necesita cuenta.',
  'notice.place': 'Dónde está',
  'notice.law': '¿Qué ley infringe, o por qué es ilícito?',
  'notice.explanation': '¿Qué es exactamente lo ilícito?',
  'notice.explanationHint': 'Al menos una frase completa, para que lo entienda quien no conoce el asunto.',
  'notice.childAbuse':
    'Muestra o describe abusos sexuales a menores. Entonces no hace falta que diga quién es.',
  'notice.name': 'Su nombre',
  'notice.email': 'Su dirección de correo',
  'notice.contactHint': 'Para el acuse de recibo y la decisión. Quien escribió el comentario no la conocerá.',
  'notice.goodFaith': 'Creo de buena fe que lo que he dicho aquí es exacto y completo.',
  'notice.send': 'Enviar el aviso',
  'notice.receiptTitle': 'Aviso número {number}',
  'notice.received':
    'Hemos recibido su aviso. Guarde la dirección de esta página: aquí figurará lo que se decida.',
  'notice.receivedMail': 'También hemos enviado el acuse de recibo por correo.',
  'notice.at': 'Recibido',
  'notice.state.open': 'Una persona decidirá. Todavía no se ha decidido nada.',
  'notice.state.upheld': 'El comentario se ha retirado.',
  'notice.state.dismissed': 'El comentario se queda: no encontramos que infrinja la ley ni nuestras reglas.',
  'notice.state.gone': 'El comentario se eliminó antes de que se decidiera.',
  'notice.redress':
    'La decisión la tomó una persona. Si no está de acuerdo, escriba a la redacción y diga por qué; también puede acudir a un órgano de resolución extrajudicial de litigios (artículo 21 del Reglamento de Servicios Digitales) o a un tribunal.',
  'noticeMail.receiptSubject': 'Acuse de recibo del aviso número {number}, {site}',
  'noticeMail.decisionSubject': 'Decisión sobre el aviso número {number}, {site}',
  'noticeMail.place': 'Se trata de: {url}',
  'noticeMail.see': 'Puede leerlo en cualquier momento en:',
  'preferences.reportMail': 'Correo cuando se decida sobre mis denuncias',
  'reportMail.subject': 'En qué quedó su denuncia en {site}',
  'reportMail.lead': 'Denunció un comentario en «{story}», {site}.',
  'reportMail.see': 'Todas sus denuncias:',
  'reportMail.why': 'Recibe este correo porque así lo pidió en sus preferencias.',
} as const satisfies Translation<typeof english>;
