import type { importRuns as english } from '../en/import-runs.ts';
import type { Translation } from '../catalogue.ts';

export const importRuns: Translation<typeof english> = {
  'refusal.import_not_found': 'لا يوجد استيراد بهذا الرقم في هذا الموقع.',
  'refusal.import_running': 'تعمل عملية أخرى الآن على استيراد محتوى هذا الموقع.',
  'refusal.import_source_invalid': 'يتكوّن اسم المصدر من أحرف لاتينية صغيرة وأرقام ونقاط وشرطات، 40 على الأكثر.',
  'refusal.import_unfinished':
    'لم يكتمل الاستيراد {run} لهذا الموقع. يُرجى متابعته بملفاته أو التراجع عنه أولًا.',
  'importProblem.author_without_comments': 'شخص لم يكتب ولم يصوّت، فلن يجد هنا شيئًا يخصه.',
  'importProblem.author_erased': 'شخص طلب حذف بياناته هنا. ما كتبه بعد ذلك لا يُنقل.',
  'importProblem.comment_repeated': 'يرد تعليق أكثر من مرة في الملفات، وقد نُقل كما ورد آخر مرة.',
  'importProblem.vote_repeated': 'صوّت شخص على التعليق نفسه أكثر من مرة، ويُحسب صوته الأخير.',
  'importProblem.parent_too_deep': 'سلسلة ردود تزيد على 30,000 رد، وتتابع في أعلى النقاش.',
  'auditAction.import-started': 'بدأ استيراد',
  'auditAction.import-undone': 'تم التراجع عن استيراد',
};
