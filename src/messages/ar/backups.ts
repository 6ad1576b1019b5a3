import type { Translation } from '../catalogue.ts';
import type { backups as english } from '../en/backups.ts';

export const backups: Translation<typeof english> = {
  'deskBackup.failed': 'فشل النسخ الاحتياطي بتاريخ {time}.',
  'deskBackup.unverified': 'النسخة الاحتياطية بتاريخ {time} موجودة، لكن تعذّر التحقق منها.',
  'deskBackup.overdue': 'لم تُنشأ نسخة احتياطية ويُتحقق منها منذ أكثر من يوم.',
  'deskBackup.last': 'آخر نسخة استُعيدت في مكان آخر ووُجدت مطابقة هي بتاريخ {time}.',
  'deskBackup.none': 'لم تُستعد بعد أي نسخة في مكان آخر وتوجد مطابقة.',
  'deskBackup.more': 'على الخادم يبيّن الأمر parley status السبب.',
  'importRefused.checksum_wrong':
    'ليست الصفوف هي التي عدّها التصدير: تغيّر شيء أو ضاع بعد إنشائه. أنشئوه مرة أخرى.',
  'importRefused.site_unknown': 'في التصدير عدة مواقع. اذكروا الموقع المقصود.',
};
