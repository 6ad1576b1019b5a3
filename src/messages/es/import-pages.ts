import type { importPages as english } from '../en/import-pages.ts';
import type { Translation } from '../catalogue.ts';

export const importPages: Translation<typeof english> = {
  'desk.tab.imports': 'Importación',
  'imports.lead':
    'Traiga aquí los comentarios de otro sistema: suba su exportación, ensaye la importación, mire el informe y después importe. Nada de lo que ya está aquí se borra ni se sobrescribe.',
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
};
