import type { Translation } from '../catalogue.ts';
import type { backups as english } from '../en/backups.ts';

export const backups: Translation<typeof english> = {
  'deskBackup.failed': 'La copia de seguridad del {time} falló.',
  'deskBackup.unverified': 'La copia de seguridad del {time} existe, pero no se pudo comprobar.',
  'deskBackup.overdue': 'Hace más de un día que no se hace y comprueba ninguna copia de seguridad.',
  'deskBackup.last': 'La última que se restauró en otro lugar y resultó igual es del {time}.',
  'deskBackup.none': 'Ninguna se ha restaurado aún en otro lugar con resultado igual.',
  'deskBackup.more': 'En el servidor, parley status dice por qué.',
  'importRefused.checksum_wrong':
    'Las filas no son las que contó la exportación: algo se modificó o se perdió después. Hágala otra vez.',
  'importRefused.site_unknown': 'La exportación contiene varios sitios. Indique a cuál se refiere.',
};
