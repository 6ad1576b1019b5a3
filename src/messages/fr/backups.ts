import type { Translation } from '../catalogue.ts';
import type { backups as english } from '../en/backups.ts';

export const backups: Translation<typeof english> = {
  'importRefused.checksum_wrong':
    'Les lignes ne sont pas celles que l’export a comptées : quelque chose a été modifié ou perdu depuis. Refaites l’export.',
  'importRefused.site_unknown': 'L’export contient plusieurs sites. Indiquez celui dont il s’agit.',
};
