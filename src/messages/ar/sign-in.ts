import type { Translation } from '../catalogue.ts';
import type { signIn as english } from '../en/sign-in.ts';

export const signIn = {
  'signIn.title': 'تسجيل الدخول',
  'signIn.text': 'نرسل إليك رمزًا. لا حاجة إلى كلمة مرور.',
  'signIn.email': 'البريد الإلكتروني',
  'signIn.send': 'أرسلوا إليّ رمزًا',
  'signIn.codeTitle': 'إدخال الرمز',
  'signIn.codeText': 'أرسلنا رمزًا إلى {email}. مدة صلاحيته {minutes}.',
  'signIn.codeInLog': 'هذا التثبيت لا يرسل بريدًا بعد: الرمز مكتوب في سجل الخادم.',
  'signIn.code': 'الرمز',
  'signIn.check': 'تسجيل الدخول',
  'signIn.again': 'استخدام عنوان آخر',
  'signIn.linkSentTitle': 'انظر في بريدك',
  'signIn.linkSentText': 'أرسلنا رابطًا إلى {email}. وهو صالح لمدة {time}: افتحه في هذا المتصفح للدخول هنا.',
  'signIn.linkOpened': 'فتحت الرابط',
  'signIn.linkTitle': 'الدخول بهذا الرابط',
  'signIn.linkText': 'اضغط الزر للدخول في هذا المتصفح.',
  'signIn.nameTitle': 'اختيار اسم',
  'signIn.nameText': 'يظهر إلى جانب كل ما تكتبه هنا. لا يُعرض بريدك الإلكتروني أبدًا.',
  'signIn.keepName': 'اعتماد هذا الاسم',
  'signIn.continueTitle': 'تم تسجيل دخولك',
  'signIn.continueText': 'دخولك مسجّل باسم {name}. هل تريد الكتابة في {site} بهذا الاسم؟',
  'signIn.continueAs': 'المتابعة باسم {name}',
  'signIn.other': 'الدخول بحساب آخر',
  'signIn.doneTitle': 'تم تسجيل دخولك',
  'signIn.doneText': 'تُغلق هذه النافذة من تلقاء نفسها. إن بقيت مفتوحة فأغلقها وعد إلى المقال.',

  'email.subject': '{code} هو رمزك في {site}',
  'email.text': 'رمزك لتسجيل الدخول في {site}:',
  'email.minutes': 'مدة صلاحيته {minutes}، ويُستخدم مرة واحدة في المتصفح الذي طلبه.',
  'email.linkSubject': 'الدخول إلى {site}',
  'email.linkText':
    'طلب أحدهم، وربما أنت، الدخول إلى {site} بهذا العنوان عدة مرات. افتح هذا الرابط في المتصفح الذي تريد الدخول منه:',
  'email.ignore': 'إن لم تطلبه فلا يلزمك فعل شيء.',
} satisfies Translation<typeof english>;
