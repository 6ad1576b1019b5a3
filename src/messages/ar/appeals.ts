import type { Translation } from '../catalogue.ts';
import type { appeals as english } from '../en/appeals.ts';

export const appeals = {
  'why.pending': 'يقرأ المشرفون هذا التعليق قبل ظهوره. وحتى ذلك الحين لا يراه أحد سواك.',
  'why.withheld.rules':
    'أوقفت إحدى قواعد هذا الموقع هذا التعليق آليًا. سيقرؤه أحد المشرفين، وحتى ذلك الحين لا يراه أحد سواك.',
  'why.withheld.reports':
    'أبلغ قراء عن هذا التعليق فأُخفي آليًا. سيقرؤه أحد المشرفين، وحتى ذلك الحين لا يراه أحد سواك.',
  'why.withheld.person': 'أخفى أحد المشرفين هذا التعليق مؤقتًا. وحتى يُراجع من جديد لا يراه أحد سواك.',
  'why.rejected.rules':
    'لم يُنشر هذا التعليق. اتُّخذ القرار آليًا وفق إحدى قواعد هذا الموقع، ولم يقرأه أحد. لا يراه أحد سواك.',
  'why.rejected.person': 'قرر أحد المشرفين عدم نشر هذا التعليق. لا يراه أحد سواك.',
  'why.lead': 'السبب: {reason}',
  'why.none': 'لم يُذكر أي سبب.',
  'why.toAuthor': 'كتب إليك المشرف:',
  'why.matches': 'في نصك: {matches}',
  'why.rule.length': 'هو أطول مما يسمح به هذا الموقع.',
  'why.rule.storyClosed': 'هذا النقاش مغلق.',
  'why.rule.sanction': 'يقرأ أحد المشرفين كل ما تكتبه قبل ظهوره.',
  'why.rule.slowMode': 'جاء بعد تعليقك السابق بوقت قصير جدًا.',
  'why.rule.flood': 'كتبت الكثير في وقت قصير.',
  'why.rule.repetition': 'سبق إرسال النص نفسه أو ما يكاد يطابقه.',
  'why.rule.bannedWords': 'يحتوي على كلمات لا تُنشر هنا.',
  'why.rule.suspectWords': 'يحتوي على كلمات ينبغي أن يقرأها شخص في سياقها.',
  'why.rule.links': 'فيه روابط لا تُقبل هنا أو يجب فحصها أولًا.',
  'why.rule.newcomer': 'تُقرأ التعليقات الأولى للمنضمين الجدد قبل ظهورها.',
  'why.rule.record': 'رُفض عدد من تعليقاتك الأخيرة.',
  'why.rule.shouting': 'معظمه بأحرف كبيرة أو يكرر العلامة نفسها.',
  'why.rule.privateData': 'يبدو أنه يحتوي على بيانات خاصة، مثل عنوان بريد أو رقم هاتف أو حساب مصرفي.',
  'why.rule.language': 'يبدو أنه ليس بإحدى لغات هذا الموقع.',
  'why.rule.premoderation': 'في هذا النقاش يُقرأ كل تعليق قبل ظهوره.',
  'why.rule.callOut': 'نصح فحص آلي يستخدمه هذا الموقع بعدم نشره.',
  'why.rule.other': 'لا يلتزم بإحدى قواعد هذا الموقع.',
  'why.contestLater': 'إذا رُفض فيمكنك الاعتراض على ذلك.',
  'why.contest': 'الاعتراض على هذا القرار',
  'why.contestUntil': 'يمكنك ذلك حتى {date}. وعندها ينظر فيه شخص لم يتخذ القرار.',
  'why.appealed': 'اعترضت على هذا القرار في {date}. وينظر فيه أحد المشرفين من جديد.',
  'why.upheld': 'اعترضت على القرار. نظر فيه أحد المشرفين من جديد في {date} وأبقى عليه.',
  'why.reversed': 'اعترضت على قرار بشأن هذا التعليق، وأُلغي القرار في {date}.',

  'ownField.decisionMail': 'رسائل عن القرارات بشأن تعليقاتك',
  'ownField.decisionsMailedAt': 'وقت إرسال القرارات',
} as const satisfies Translation<typeof english>;
