import type { Translation } from '../catalogue.ts';
import type { settings as english } from '../en/settings.ts';

export const settings = {
  'setting.guests': 'الضيوف',

  'settingMeaning.guests': 'يمكن التعليق باسم فقط، دون حساب. لا يمكن للضيوف التصويت.',

  'setting.emailSignIn': 'الدخول بالبريد الإلكتروني',

  'settingMeaning.emailSignIn':
    'يدخل القراء برمز لمرة واحدة يصل إلى بريدهم. يمكن ذلك دائمًا للمشرفين والمديرين.',

  'setting.passkeySignIn': 'تسجيل الدخول بمفتاح مرور',

  'settingMeaning.passkeySignIn':
    'يسجّل القرّاء الذين لديهم مفتاح مرور الدخول بلمسة واحدة. وعند إيقافه تبقى مفاتيح المرور صالحة كعامل ثانٍ.',

  'setting.maxCommentLength': 'أطول تعليق',

  'settingMeaning.maxCommentLength': 'بعدد الأحرف. يُرفض النص الأطول قبل إرساله، ولا يضيع منه شيء.',

  'setting.editWindowMinutes': 'مدة التعديل',

  'settingMeaning.editWindowMinutes':
    'عدد الدقائق بعد الكتابة التي يمكن للكاتب خلالها تعديل تعليقه. تُحفظ النصوص السابقة. القيمة 0 توقف التعديل.',

  'setting.publicProfiles': 'ملفات شخصية عامة',

  'settingMeaning.publicProfiles':
    'تقود أسماء الكُتّاب إلى صفحة تعرض من هم وما نشروه على هذا الموقع. يمكن لكل شخص إخفاء صفحته. ويُطلب من محركات البحث تجاهل هذه الصفحات.',

  'setting.requireSecondFactor': 'عامل ثانٍ لمكتب الإشراف',

  'settingMeaning.requireSecondFactor':
    'يحتاج المشرفون والمديرون إلى مفتاح مرور أو رمز من تطبيق إضافة إلى بريدهم. ومن ليس لديه ذلك يُقاد إلى إعداده.',

  'settingAllowed.flag': 'نعم أو لا (true أو false)',
  'settingAllowed.number': 'عدد صحيح من {least} إلى {most}',
  'settingAllowed.choice': 'واحد من {options}',
  'settingAllowed.text': 'نص لا يتجاوز {longest} من الأحرف',

  'setting.erasureComments': 'تعليقات من يحذفون حساباتهم',

  'settingMeaning.erasureComments':
    'هل يختار القراء مصير ما كتبوه، أم يُزال كله، أم يبقى كله بلا اسم. حيث ردّ أحد تبقى علامة.',

  'setting.addressDays': 'عدد الأيام التي يمكن فيها تمييز العناوين',

  'settingMeaning.addressDays':
    'لا تُحفظ عناوين الشبكة إلا في صورة بصمات لا يستطيع أحد قراءتها. بعد هذا العدد من الأيام تُتلف المفاتيح. 0 يعني ألا يُحفظ منها شيء.',

  'setting.inactiveAccountMonths': 'عدد الأشهر التي تُمحى بعدها الحسابات غير المستخدمة',

  'settingMeaning.inactiveAccountMonths':
    'الحسابات التي لم يستخدمها أحد طوال هذه المدة تُمحى، وتبقى تعليقاتها بلا اسم. تُنبّه رسالة بريد قبل ذلك بثلاثين يومًا. يبقى المشرفون والمديرون. 0 يعني ألا يُمحى أي حساب.',

  'settingOption.erasureComments.reader': 'يختار القارئ',
  'settingOption.erasureComments.remove': 'تُزال دائمًا',
  'settingOption.erasureComments.keep': 'تبقى دائمًا بلا اسم',
} satisfies Translation<typeof english>;
