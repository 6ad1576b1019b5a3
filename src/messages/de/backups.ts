import type { Translation } from '../catalogue.ts';
import type { backups as english } from '../en/backups.ts';

export const backups: Translation<typeof english> = {
  'importRefused.checksum_wrong':
    'Die Zeilen sind nicht die, die der Export gezählt hat: Danach wurde etwas geändert oder ging verloren. Machen Sie ihn noch einmal.',
  'importRefused.site_unknown': 'Der Export enthält mehrere Websites. Nennen Sie die gemeinte.',
};
