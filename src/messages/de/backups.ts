import type { Translation } from '../catalogue.ts';
import type { backups as english } from '../en/backups.ts';

export const backups: Translation<typeof english> = {
  'deskBackup.failed': 'Die Sicherung vom {time} ist fehlgeschlagen.',
  'deskBackup.unverified': 'Die Sicherung vom {time} ist da, konnte aber nicht geprüft werden.',
  'deskBackup.overdue': 'Seit mehr als einem Tag wurde keine Sicherung gemacht und geprüft.',
  'deskBackup.last': 'Die letzte, die anderswo wiederhergestellt wurde und übereinstimmte, ist vom {time}.',
  'deskBackup.none': 'Noch keine wurde anderswo wiederhergestellt und stimmte überein.',
  'deskBackup.more': 'Auf dem Server sagt parley status, warum.',
  'importRefused.checksum_wrong':
    'Die Zeilen sind nicht die, die der Export gezählt hat: Danach wurde etwas geändert oder ging verloren. Machen Sie ihn noch einmal.',
  'importRefused.site_unknown': 'Der Export enthält mehrere Websites. Nennen Sie die gemeinte.',
};
