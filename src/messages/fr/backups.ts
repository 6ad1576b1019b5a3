import type { Translation } from '../catalogue.ts';
import type { backups as english } from '../en/backups.ts';

export const backups: Translation<typeof english> = {
  'deskBackup.failed': 'La sauvegarde du {time} a échoué.',
  'deskBackup.unverified': 'La sauvegarde du {time} existe, mais n’a pas pu être vérifiée.',
  'deskBackup.overdue': 'Aucune sauvegarde n’a été faite et vérifiée depuis plus d’un jour.',
  'deskBackup.last': 'La dernière qui a été restaurée ailleurs et trouvée identique date du {time}.',
  'deskBackup.none': 'Aucune n’a encore été restaurée ailleurs et trouvée identique.',
  'deskBackup.more': 'Sur le serveur, parley status dit pourquoi.',
  'importRefused.checksum_wrong':
    'Les lignes ne sont pas celles que l’export a comptées : quelque chose a été modifié ou perdu depuis. Refaites l’export.',
  'importRefused.site_unknown': 'L’export contient plusieurs sites. Indiquez celui dont il s’agit.',
};
