import type { Translation } from '../catalogue.ts';
import type { settings as english } from '../en/settings.ts';

export const settings = {
  'setting.guests': 'الضيوف',

  'settingMeaning.guests': 'يمكن التعليق باسم فقط، دون حساب. لا يمكن للضيوف التصويت.',

  'setting.emailSignIn': 'الدخول بالبريد الإلكتروني',

  'settingMeaning.emailSignIn':
    'يدخل القراء برمز لمرة واحدة يصل إلى بريدهم. يمكن ذلك دائمًا للمشرفين والمديرين.',

  'setting.maxCommentLength': 'أطول تعليق',

  'settingMeaning.maxCommentLength': 'بعدد الأحرف. يُرفض النص الأطول قبل إرساله، ولا يضيع منه شيء.',

  'setting.editWindowMinutes': 'مدة التعديل',

  'settingMeaning.editWindowMinutes':
    'عدد الدقائق بعد الكتابة التي يمكن للكاتب خلالها تعديل تعليقه. تُحفظ النصوص السابقة. القيمة 0 توقف التعديل.',

  'setting.requireSecondFactor': 'عامل ثانٍ لمكتب الإشراف',

  'settingMeaning.requireSecondFactor':
    'يحتاج المشرفون والمديرون إلى مفتاح مرور أو رمز من تطبيق إضافة إلى بريدهم. ومن ليس لديه ذلك يُقاد إلى إعداده.',

  'settingAllowed.flag': 'نعم أو لا (true أو false)',
  'settingAllowed.number': 'عدد صحيح من {least} إلى {most}',
  'settingAllowed.choice': 'واحد من {options}',
  'settingAllowed.text': 'نص لا يتجاوز {longest} من الأحرف',
} satisfies Translation<typeof english>;
