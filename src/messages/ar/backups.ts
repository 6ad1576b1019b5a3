import type { Translation } from '../catalogue.ts';
import type { backups as english } from '../en/backups.ts';

export const backups: Translation<typeof english> = {
  'importRefused.checksum_wrong':
    'ليست الصفوف هي التي عدّها التصدير: تغيّر شيء أو ضاع بعد إنشائه. أنشئوه مرة أخرى.',
  'importRefused.site_unknown': 'في التصدير عدة مواقع. اذكروا الموقع المقصود.',
};
