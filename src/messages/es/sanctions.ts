import type { Translation } from '../catalogue.ts';
import type { sanctions as english } from '../en/sanctions.ts';

export const sanctions = {
  'account.page.warnings': 'Moderación',
  'sanctions.explain': 'Lo que la moderación ha decidido sobre usted.',
  'sanctions.empty': 'La moderación no ha decidido nada sobre usted.',
  'sanctions.unread': 'Lea esto, por favor. Hasta entonces no se puede escribir nada más.',
  'sanctions.confirm': 'Lo he leído',
  'sanctionKind.warn': 'Una advertencia',
  'sanctionKind.premoderate': 'Lo que escriba aparecerá cuando la moderación lo haya leído',
  'sanctionKind.suspend': 'No puede escribir durante un tiempo',
  'sanctionKind.ban': 'Ya no puede escribir',
  'sanctions.onSite': 'En {site}',
  'sanctions.everywhere': 'En todos los sitios de aquí',
  'sanctions.until': 'Hasta {time}',
  'sanctions.lifted': 'Levantado',
  'sanctions.over': 'Terminado',
  'sanctions.read': 'Leído por usted',
  'sanctions.contest': 'Si cree que es un error, escriba a la redacción y diga por qué.',
  'sanctionMail.subject': 'Una decisión sobre su cuenta en {site}',
  'sanctionMail.lead': 'La moderación de {site} ha decidido algo sobre su cuenta:',
  'sanctionMail.see': 'Todo lo que se ha decidido está en su cuenta:',
  'sanctions.why': 'Sobre lo que escribió: {reason}',
  'sanctions.readAside': 'Leer el mensaje en una ventana nueva',
} as const satisfies Translation<typeof english>;
