import type { Translation } from '../catalogue.ts';
import type { notices as english } from '../en/notices.ts';

export const notices = {
  'report.notice': 'هل يخالف القانون؟ أرسل بلاغًا عن محتوى غير قانوني',
  'notice.title': 'بلاغ عن محتوى غير قانوني',
  'notice.explain':
    'بهذا النموذج تُعلم الصحيفة بمحتوى تراه غير قانوني (المادة 16 من قانون الخدمات الرقمية للاتحاد الأوروبي). سيقرر في أمره إنسان. لا تحتاج إلى حساب.',
  'notice.place': 'مكانه',
  'notice.law': 'أي قانون يخالف، أو لماذا هو غير قانوني؟',
  'notice.explanation': 'ما غير القانوني فيه تحديدًا؟',
  'notice.explanationHint': 'جملة كاملة على الأقل، ليفهمها من لا يعرف الأمر.',
  'notice.childAbuse': 'يُظهر أو يصف اعتداءً جنسيًا على أطفال. عندئذ ليس عليك أن تذكر من أنت.',
  'notice.name': 'اسمك',
  'notice.email': 'عنوان بريدك الإلكتروني',
  'notice.contactHint': 'لإيصال الاستلام والقرار. لن يعرفه كاتب التعليق.',
  'notice.goodFaith': 'أعتقد بحسن نية أن ما ذكرته هنا صحيح وكامل.',
  'notice.send': 'إرسال البلاغ',
  'notice.receiptTitle': 'البلاغ رقم {number}',
  'notice.received': 'استلمنا بلاغك. يُرجى حفظ عنوان هذه الصفحة: سيظهر فيها القرار.',
  'notice.receivedMail': 'أرسلنا إيصال الاستلام بالبريد أيضًا.',
  'notice.at': 'استُلم في',
  'notice.state.open': 'سيقرر في أمره إنسان. لم يُتخذ قرار بعد.',
  'notice.state.upheld': 'أُزيل التعليق.',
  'notice.state.dismissed': 'يبقى التعليق: لا نرى أنه يخالف القانون أو قواعدنا.',
  'notice.state.gone': 'حُذف التعليق قبل اتخاذ قرار.',
  'notice.redress':
    'اتخذ القرار إنسان. إن لم توافق فاكتب إلى هيئة التحرير واذكر السبب؛ ويمكنك أيضًا اللجوء إلى هيئة لتسوية النزاعات خارج المحكمة (المادة 21 من قانون الخدمات الرقمية) أو إلى محكمة.',
  'noticeMail.receiptSubject': 'إيصال استلام البلاغ رقم {number}، {site}',
  'noticeMail.decisionSubject': 'القرار بشأن البلاغ رقم {number}، {site}',
  'noticeMail.place': 'يتعلق بـ: {url}',
  'noticeMail.see': 'يمكنك قراءة هذا في أي وقت هنا:',
  'preferences.reportMail': 'رسالة عند البتّ في بلاغاتي',
  'reportMail.subject': 'ما آل إليه بلاغك في {site}',
  'reportMail.lead': 'أبلغت عن تعليق تحت «{story}»، {site}.',
  'reportMail.see': 'جميع بلاغاتك:',
  'reportMail.why': 'تصلك هذه الرسالة لأنك طلبتها في تفضيلاتك.',
} as const satisfies Translation<typeof english>;
