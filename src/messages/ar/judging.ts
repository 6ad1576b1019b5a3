import type { Translation } from '../catalogue.ts';
import type { judging as english } from '../en/judging.ts';

export const judging: Translation<typeof english> = {
  'settingGroup.moderation': 'الإشراف',
  'setting.mode': 'كيف تظهر التعليقات',
  'settingMeaning.mode':
    'يمكن أن تكون الأقسام والمقالات أشد صرامة من الموقع، ولا يمكن أن تكون أكثر انفتاحًا منه. تظهر تعليقات المشرفين فورًا.',
  'settingOption.mode.publish': 'فورًا',
  'settingOption.mode.premoderate': 'بعد أن يقرأها أحد المشرفين',
  'settingOption.mode.premoderate-newcomers': 'فورًا، وتعليقات القادمين الجدد بعد أن يقرأها أحد المشرفين',
  'settingOption.mode.closed': 'لا تظهر: النقاشات مغلقة',
  'setting.closeAfterDays': 'عدد الأيام حتى يُغلق النقاش',
  'settingMeaning.closeAfterDays':
    'تُحسب من نشر المقال، أو من أول تعليق إن لم يكن وقت النشر معروفًا. القيمة 0 تترك النقاشات مفتوحة.',
  'setting.slowModeSeconds': 'الوضع البطيء',
  'settingMeaning.slowModeSeconds':
    'عدد الثواني التي ينتظرها الشخص بين تعليقين تحت مقال واحد. يمكن لمقال ما أن يطلب أكثر. القيمة 0 تعني بلا انتظار.',
  'comment.waiting': 'يقرأ أحد المشرفين تعديلك قبل أن يظهر. حتى ذلك الحين يرى القراء النص أعلاه.',
  'comment.waitingText': 'النص المعدّل',

  'refusal.slow_mode': 'هذا النقاش في الوضع البطيء. يُرجى الانتظار {wait} ثم الإرسال من جديد. نصك ما زال هنا.',
  'refusal.warning_unread':
    'لديك رسالة من أحد المشرفين. يُرجى قراءتها أولًا، وبعدها يمكنك متابعة الكتابة. نصك ما زال هنا.',
  'refusal.comment_rejected': 'رُفض هذا التعليق، لذلك لا يمكن تعديله.',
  'refusal.edit_rejected': 'بقي التعليق كما كان: {why} نصك ما زال هنا.',
  'rejectedFor.bannedWords': 'يحتوي النص المعدّل على كلمة لا تُنشر هنا («{found}»).',
  'rejectedFor.links': 'يقود النص المعدّل إلى عنوان لا يُربط إليه هنا ({found}).',
  'rejectedFor.repetition': 'النص نفسه موجود هنا بالفعل.',
  'rejectedFor.privateData': 'يحتوي النص المعدّل على بيانات اتصال أو بيانات مصرفية لشخص ما.',
  'rejectedFor.rules': 'لا يوافق النص المعدّل قواعد هذا النقاش.',
};
