import type { Translation } from '../catalogue.ts';
import type { ownData as english } from '../en/own-data.ts';

export const ownData = {
  'ownData.intro': 'Lo que aquí se guarda sobre usted es suyo: lléveselo o haga que se elimine.',
  'ownData.download': 'Llevarse sus datos',
  'ownData.downloadText':
    'Un archivo zip con todo lo que se guarda sobre usted: su cuenta, sus comentarios en todas sus versiones, sus votos y más, como páginas para leer y como JSON para programas. Se puede preparar una vez al día.',
  'ownData.ask': 'Preparar mis datos',
  'ownData.packing': 'Sus datos se están preparando desde {time}. No hace falta que espere aquí.',
  'ownData.mailComes': 'Un correo le avisará cuando estén listos.',
  'ownData.noMail': 'Cuando estén listos, esta página los ofrecerá. Vuelva a cargarla dentro de un rato.',
  'ownData.ready': 'Preparados el {time}, {size}. Se guardan aquí hasta el {until}.',
  'ownData.get': 'Descargar el archivo zip',
  'ownData.failed': 'La preparación falló; es culpa nuestra. Vuelva a pedirlos.',
  'ownData.again': 'Podrá volver a pedirlos a partir del {time}.',
  'ownData.delete': 'Eliminar su cuenta',
  'ownData.deleteText':
    'Tiene 24 horas para cambiar de opinión. Después, su nombre, su correo, sus formas de acceso, su imagen y sus ajustes se borran en todas partes, y nadie puede recuperarlos. Los votos que dio siguen contando y dejan de ser suyos.',
  'ownData.deleteBanned':
    'Hasta que termine su exclusión se conserva una marca que no nombra a nadie y por la que se la reconocería.',
  'ownData.comments': '¿Qué pasa con sus comentarios?',
  'ownData.remove': 'Retirarlos',
  'ownData.removeHint': 'Los textos se borran. Donde alguien respondió, una señal indica que ahí había algo.',
  'ownData.keep': 'Dejarlos como «Cuenta eliminada»',
  'ownData.keepHint': 'Los textos quedan como están, sin su nombre, y nada indica ya quién los escribió.',
  'ownData.sitesRemove': 'Se retiran en todo caso en: {sites}.',
  'ownData.sitesKeep': 'Se conservan sin nombre en todo caso en: {sites}.',
  'ownData.deleteSend': 'Eliminar mi cuenta en 24 horas',
  'ownData.erasureAt': 'Su cuenta se eliminará el {time}, es decir, en {wait}.',
  'ownData.erasureRemove': 'Sus comentarios se retirarán con ella.',
  'ownData.erasureKeep': 'Sus comentarios quedarán como «Cuenta eliminada».',
  'ownData.keepAccount': 'Conservar mi cuenta',
  'ownData.begun': 'Su cuenta se está eliminando en este momento.',
  'accountMail.erasure.subject': 'Su cuenta en {host} se eliminará',
  'accountMail.erasure.text':
    'Usted pidió que se eliminara su cuenta en {host}. Ocurrirá el {time}. Hasta entonces puede cambiar de opinión: inicie sesión y elija «Conservar mi cuenta» en esta página.',
  'accountMail.erasure.ignore':
    'Si no fue usted quien lo pidió, hágalo ahora y cierre las demás sesiones en «Seguridad».',
  'accountMail.download.subject': 'Sus datos de {host} están listos',
  'accountMail.download.text':
    'Lo que se guarda sobre usted en {host} está preparado. Hasta el {time} puede descargarlo desde esta página, una vez iniciada la sesión.',
  'accountMail.download.ignore':
    'Si no fue usted quien lo pidió: nadie puede abrirlo sin iniciar sesión como usted. Cierre las demás sesiones en «Seguridad».',
  'accountMail.inactive.subject': 'Su cuenta en {host} lleva mucho tiempo sin uso',
  'accountMail.inactive.text':
    'Nadie ha usado su cuenta en {host} desde hace mucho tiempo. Se eliminará después del {time}; sus comentarios quedarán entonces sin su nombre. Si quiere conservarla, inicie sesión una vez antes.',
  'accountMail.inactive.ignore': 'Si ya no la necesita, no tiene que hacer nada.',
} satisfies Translation<typeof english>;
