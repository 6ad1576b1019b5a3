import type { Translation } from '../catalogue.ts';
import type { reports as english } from '../en/reports.ts';

export const reports = {
  'action.report': 'إبلاغ',
  'report.title': 'الإبلاغ عن تعليق',
  'report.reason': 'ما المشكلة فيه؟',
  'report.choose': 'يُرجى الاختيار',
  'reportReason.abusive': 'يهين شخصًا أو يهاجمه',
  'reportReason.hate': 'يحتقر فئة من الناس',
  'reportReason.harassment': 'يضايق شخصًا أو يهدده',
  'reportReason.spam': 'رسالة مزعجة أو إعلان',
  'reportReason.off_topic': 'لا علاقة له بالمقال',
  'reportReason.misinformation': 'يدّعي ما ليس صحيحًا',
  'reportReason.private_data': 'يكشف أمورًا خاصة عن شخص',
  'reportReason.illegal': 'يخالف القانون',
  'reportReason.other': 'أمر آخر',
  'report.body': 'ما الذي ينبغي أن يعرفه المشرفون؟',
  'report.bodyHint': 'ليس عليك كتابة شيء. لن يعرف كاتب التعليق من أبلغ عنه.',
  'report.send': 'إرسال البلاغ',
  'report.sent': 'شكرًا. سينظر أحد المشرفين في هذا التعليق.',
  'report.sentOutcome': 'ستجد ما يقررونه في حسابك، تحت «البلاغات».',
  'report.back': 'العودة إلى التعليق',
  'account.page.reports': 'البلاغات',
  'reports.empty': 'لم تبلّغ عن شيء. عندما تبلّغ عن تعليق سترى هنا ما آل إليه.',
  'reports.explain': 'التعليقات التي أبلغت عنها وما قرره المشرفون. لا يرى هذه القائمة أحد غيرك.',
  'reports.outcome.open': 'لم يُبتّ فيه بعد',
  'reports.outcome.upheld': 'وافقك المشرفون: أُزيل التعليق',
  'reports.outcome.dismissed': 'قرر المشرفون أن التعليق يمكن أن يبقى',
  'reports.outcome.gone': 'حُذف التعليق قبل أن يقرر المشرفون',
  'setting.reportsWithoutAccount': 'البلاغات دون حساب',
  'settingMeaning.reportsWithoutAccount':
    'يمكن لمن لم يسجّل الدخول أيضًا الإبلاغ عن التعليقات. وزن بلاغاتهم قليل. أما البلاغات عن المحتوى غير القانوني فلا تحتاج إلى حساب أبدًا.',
  'setting.reportsToWithhold': 'البلاغات التي تحجب تعليقًا',
  'settingMeaning.reportsToWithhold':
    'عندما يبلغ وزن البلاغات عن تعليق هذا الحد يُحجب حتى ينظر فيه أحد المشرفين. وزن القارئ المعروف 1، يزيد أو ينقص بحسب صحة بلاغاته؛ ووزن الجدد جميعًا أقل من 1. ومع 0 لا يُحجب شيء أبدًا.',
} as const satisfies Translation<typeof english>;
