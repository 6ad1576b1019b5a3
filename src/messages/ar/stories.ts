import type { stories as english } from '../en/stories.ts';
import type { Translation } from '../catalogue.ts';

export const stories: Translation<typeof english> = {
  'comment.featured': 'من اختيارات التحرير',
  'comment.pinned': 'مثبّت',
  'thread.picks': {
    zero: 'اختيارات التحرير ({count})',
    one: 'اختيار التحرير ({count})',
    two: 'اختيارا التحرير ({count})',
    few: 'اختيارات التحرير ({count})',
    many: 'اختيارات التحرير ({count})',
    other: 'اختيارات التحرير ({count})',
  },
  'thread.picksTitle': 'اختيارات التحرير',
  'thread.noPicks': 'لا توجد هنا اختيارات للتحرير.',
  'thread.fromEditors': 'من هيئة التحرير',
  'thread.guidelines': 'يُرجى قراءة إرشاداتنا.',
  'setting.guidelines': 'الإرشادات',
  'settingMeaning.guidelines':
    'تظهر بجانب خانة الكتابة: عنوان إرشاداتكم أو كلمات قليلة فيها روابط. إن تُركت فارغة لم يظهر شيء.',
  'setting.messageBox': 'رسالة أعلى كل نقاش',
  'settingMeaning.messageBox':
    'ما ينبغي أن يعرفه كل قارئ في الموقع. تُكتب الروابط والتأكيد كما في التعليقات. ويمكن أن تكون للمقال رسالة خاصة تظهر تحتها. إن تُركت فارغة لم يظهر شيء.',
  'auditAction.comment-featured': 'إضافة تعليق إلى اختيارات التحرير أو إزالته منها',
  'auditAction.comment-pinned': 'تثبيت تعليق أو إلغاء تثبيته',
  'auditAction.story-moved': 'نقل مقال إلى عنوان آخر',
  'auditAction.story-merged': 'دمج مقالين',
  'auditSubject.comment': 'التعليقات',
};
