import type { importPages as english } from '../en/import-pages.ts';
import type { Translation } from '../catalogue.ts';

export const importPages: Translation<typeof english> = {
  'desk.tab.imports': 'Importación',
  'imports.lead':
    'Traiga aquí los comentarios de otro sistema: suba su exportación, ensaye la importación, mire el informe y después importe. Nada de lo que ya está aquí se borra ni se sobrescribe.',
  'imports.all': 'Todas las importaciones',
  'imports.send': 'Subir una exportación',
  'imports.files': 'Archivos',
  'imports.filesMeaning': {
    one: 'El {count} archivo de una exportación, tal como lo hizo el otro sistema; no hace falta descomprimir zip ni gzip. Como máximo {size}. Se guarda {days} días.',
    other:
      'Todos los archivos de una exportación juntos, tal como los hizo el otro sistema; no hace falta descomprimir zip ni gzip. Hasta {count} archivos de {size} como máximo cada uno. Se guardan {days} días.',
  },
  'imports.upload': 'Subir',
  'imports.sending': '{done} de {size} enviados, {rate} por segundo, faltan {left}',
  'imports.storing': 'Todo está enviado. Un momento.',
  'imports.brokenOff':
    'La conexión se cortó antes de que todo hubiera llegado, así que no se guardó nada. Inténtelo de nuevo, por favor. Si se corta siempre en el mismo tamaño, un proxy delante de Parley no admite archivos mayores.',
  'imports.uploads': 'Archivos subidos',
  'imports.uploaded': 'Archivos subidos',
  'imports.receiving': 'Se está subiendo algo',
  'imports.file': 'Archivo',
  'imports.size': 'Tamaño',
  'imports.hash': 'SHA-256 empieza por',
  'imports.by': 'De',
  'imports.keptUntil': 'Se guardan hasta',
  'imports.remove': 'Borrar estos archivos',
  'imports.removeMeaning': 'Lo que se importó de ellos se queda.',
  'imports.removed': 'Los archivos están borrados.',
  'imports.options': 'Cómo leerlos',
  'imports.format': 'Formato',
  'imports.formatMeaning': 'Parley lo reconoce por lo que hay en los archivos. Elija uno solo si eso falla.',
  'imports.formatAuto': 'Reconocerlo',
  'imports.source': 'Nombre de la fuente',
  'imports.sourceMeaning':
    'Si se deja vacío, es el nombre del formato. Una exportación más nueva con el mismo nombre solo trae lo nuevo o cambiado. Ponga nombres si dos blogs del mismo formato se mudan a este sitio.',
  'imports.zone': 'Zona horaria',
  'imports.zoneMeaning': 'Para las horas que están sin zona en los archivos, por ejemplo Europe/Madrid.',
  'imports.publishers': 'Los autores llevan los identificadores de nuestras propias cuentas',
  'imports.publishersMeaning':
    'Con Coral o Livefyre detrás de su propio inicio de sesión. Los lectores encuentran entonces lo que escribieron en cuanto entran.',
  'imports.mapUrl': 'Direcciones que cambiaron',
  'imports.mapUrlMeaning':
    'Una por línea: cómo empieza la dirección antigua, un signo igual, cómo empieza la nueva.',
  'imports.rehearse': 'Ensayar',
  'imports.rehearseMeaning':
    'Un ensayo lo lee todo y no cambia nada. Acaba con el informe y diez hilos tal como se verían.',
  'imports.import': 'Importar',
  'imports.underWay': 'En curso',
  'imports.runs': 'Importaciones hasta ahora',
  'imports.noRuns': 'Aún no se ha importado nada.',
  'imports.number': 'Importación',
  'imports.when': 'Comenzada',
  'imports.stateTitle': 'Estado',
  'imports.created': 'Comentarios nuevos',
  'imports.onMachine': 'En la máquina',
  'imports.run.reading': 'Leyéndose',
  'imports.run.merging': 'Incorporándose',
  'imports.run.done': 'Terminada',
  'imports.run.refused': 'Rechazada',
  'imports.run.failed': 'Interrumpida',
  'imports.run.undoing': 'Deshaciéndose',
  'imports.run.undone': 'Deshecha',
  'imports.task.rehearsal': 'Ensayo',
  'imports.task.import': 'Importación',
  'imports.task.undo': 'Deshacer la importación {run}',
  'imports.asked': 'Pedido por {by} el {time}.',
  'imports.waiting': 'Espera su turno. Empieza en un momento.',
  'imports.opening': 'Se están abriendo los archivos.',
  'imports.reading': 'Leyendo los archivos: {done} de {size}, {comments} comentarios hasta ahora.',
  'imports.sorting': 'Ordenando {comments} comentarios.',
  'imports.merging': 'Incorporando: {done} de {comments} comentarios.',
  'imports.undoing': 'Deshaciendo: {done} de {comments} comentarios.',
  'imports.pace': '{rate} por segundo, faltan unos {left}.',
  'imports.stopping': 'Se detiene tras el paso en curso.',
  'imports.leave': 'No hace falta esperar aquí: sigue cuando usted deja esta página.',
  'imports.reload': 'Mostrar por dónde va',
  'imports.stop': 'Detener',
  'imports.stopped': 'Detenido. Puede seguir donde estaba.',
  'imports.failed':
    'No ha funcionado, y es culpa nuestra. No se ha perdido nada: puede seguir donde estaba. El registro del servidor dice más.',
  'imports.goOn': 'Continuar',
  'imports.rehearsed': 'Último ensayo: {time}.',
  'imports.rehearsedLink': 'Ver qué encontró',
  'imports.toFiles': 'Volver a los archivos: importarlos o ensayar de otro modo',
  'imports.problems': 'Descargar todos los problemas (CSV)',
  'auditAction.import-asked': 'Importación pedida',
  'auditAction.import-rehearsed': 'Importación ensayada',
  'auditAction.import-undo-asked': 'Pedida la anulación de una importación',
  'imports.expected': 'Se esperaba: {expected}.',
  'imports.problemsLater': 'La importación misma los ofrece todos para descargar.',

  'refusal.disk_full':
    'No hay bastante sitio en el disco del servidor: caben como máximo {limit} MiB más. Libere espacio e inténtelo de nuevo; no se guardó nada.',
  'refusal.upload_broken':
    'Los archivos no llegaron enteros, así que no se guardó nada. Súbalos otra vez, por favor.',
  'refusal.upload_empty': 'Elija al menos un archivo que no esté vacío.',
  'refusal.upload_not_found': 'Estos archivos ya no están aquí. Súbalos de nuevo, por favor.',
  'refusal.upload_running':
    'En este momento alguien está subiendo archivos para este sitio. Espere a que termine, por favor.',
  'refusal.upload_too_large':
    'Un archivo tiene más de {limit} GB. Impórtelo en la máquina con la orden «parley import» o divida la exportación. No se guardó nada.',
  'refusal.upload_too_many': 'Se pueden subir como máximo {limit} archivos a la vez. No se guardó nada.',
  'refusal.import_under_way':
    'En este momento se está importando algo a este sitio. Espere a que termine, o deténgalo.',
  'refusal.time_zone_unknown':
    'No existe esa zona horaria. Se llaman, por ejemplo, Europe/Madrid o America/New_York.',
  'refusal.address_mapping_invalid':
    'Esta línea no dice qué dirección pasa a ser cuál: {entry}. Un ejemplo: http://antes.example/=https://ahora.example/',
};
