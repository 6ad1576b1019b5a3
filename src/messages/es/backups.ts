import type { Translation } from '../catalogue.ts';
import type { backups as english } from '../en/backups.ts';

export const backups: Translation<typeof english> = {
  'importRefused.checksum_wrong':
    'Las filas no son las que contó la exportación: algo se modificó o se perdió después. Hágala otra vez.',
  'importRefused.site_unknown': 'La exportación contiene varios sitios. Indique a cuál se refiere.',
};
