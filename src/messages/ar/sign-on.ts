import type { Translation } from '../catalogue.ts';
import type { signOn as english } from '../en/sign-on.ts';

export const signOn = {
  'refusal.sign_on_algorithm': 'رمز الدخول موقَّع بطريقة لا يقبلها هذا الموقع.',
  'refusal.sign_on_audience': 'رمز الدخول مُعَدّ لجهة أخرى.',
  'refusal.sign_on_claim_invalid': 'ما يذكره رمز الدخول في {claim} لا يمكن استخدامه.',
  'refusal.sign_on_claim_missing': 'ينقص رمزَ الدخول {claim}.',
  'refusal.sign_on_disabled': 'الدخول الموحَّد غير مُفعَّل في هذا الموقع.',
  'refusal.sign_on_ended': 'أُنهي هذا الدخول. يُرجى تسجيل الدخول من جديد.',
  'refusal.sign_on_exchange_required': 'رموز هذا الموقع صالحة مرة واحدة: استبدلها أولًا بجلسة.',
  'refusal.sign_on_expired': 'انتهت صلاحية هذا الدخول. يُرجى تسجيل الدخول من جديد.',
  'refusal.sign_on_issuer': 'رمز الدخول صادر عن جهة لا يقبلها هذا الموقع.',
  'refusal.sign_on_key_unknown': 'لا يوجد هنا مفتاح للتحقق من رمز الدخول.',
  'refusal.sign_on_keys_unavailable': 'تتعذر قراءة مفاتيح الناشر الآن. يُرجى الانتظار {wait} ثم المحاولة مجددًا.',
  'refusal.sign_on_lifetime': 'مدة رمز الدخول أطول مما يسمح به هذا الموقع.',
  'refusal.sign_on_malformed': 'هذا ليس رمز دخول: تتعذر قراءته.',
  'refusal.sign_on_not_yet_valid':
    'رمز الدخول مؤرَّخ في المستقبل ({claim}). يُرجى التحقق من ساعة الخادم الذي يصدره.',
  'refusal.sign_on_replayed': 'استُخدم رمز الدخول هذا من قبل، وهو صالح مرة واحدة.',
  'refusal.sign_on_secret_invalid':
    'يتكون السر من 32 إلى 1000 حرف، وليس مفتاحًا عامًّا. اتركه فارغًا ليُنشأ واحد.',
  'refusal.sign_on_secret_not_found': 'لا يوجد سر كهذا. ربما انتهت مدته.',
  'refusal.sign_on_signature': 'توقيع رمز الدخول غير صحيح.',
  'refusal.sign_on_too_large': 'رمز الدخول كبير جدًّا.',
  'setting.ssoEnabled': 'الدخول الموحَّد',
  'settingMeaning.ssoEnabled':
    'من سجّل الدخول في صفحاتكم يكون مسجَّلًا هنا أيضًا، برمز موقَّع (JWT) تسلّمه صفحاتكم. لا تفتح الرموز مكتب الإشراف أبدًا.',
  'setting.ssoSameEmail': 'عنوان البريد نفسه لمستخدم آخر',
  'settingMeaning.ssoSameEmail':
    'ما يحدث حين يذكر رمز صندوق بريد لحساب يخص شخصًا آخر. عند الرفض لا يفتح الرمز شيئًا. وعند الربط يفتح ذلك الحساب؛ لا تختره إلا إذا كنتم تتحققون من أن الصناديق تخص قراءكم. لا تُربط حسابات هيئة التحرير أبدًا.',
  'setting.ssoRealm': 'نطاق معرّفات المستخدمين',
  'settingMeaning.ssoRealm':
    'المواقع ذات النطاق نفسه تعني بمعرّف user.id نفسه الشخص نفسه، فيخدمها حساب واحد. من يملك سر أحدها يستطيع إدخال قرّاء جميعها. فارغ: المعرّفات خاصة بهذا الموقع.',
  'setting.ssoAudience': 'الجهة المطلوبة',
  'settingMeaning.ssoAudience':
    'يجب أن تحمل الرموز هذا النص في aud، فلا يفتح رمز أُعد لخدمة أخرى شيئًا هنا. فارغ: غير مطلوب.',
  'setting.ssoIssuer': 'المُصدِر المطلوب',
  'settingMeaning.ssoIssuer': 'يجب أن تحمل الرموز هذا النص في iss. فارغ: غير مطلوب.',
  'setting.ssoRequireExpiry': 'يجب أن تنتهي صلاحية الرموز',
  'settingMeaning.ssoRequireExpiry':
    'تُرفض الرموز التي بلا exp. فعّلوا هذا حين تسلّم صفحاتكم رموزًا تنتهي: فالرمز الذي لا ينتهي ينفع سارقه إلى الأبد.',
  'setting.ssoMaxLifetimeMinutes': 'أطول مدة للرمز',
  'settingMeaning.ssoMaxLifetimeMinutes': 'بالدقائق من iat إلى exp، وكلاهما لازم عندئذ. 0: بلا حد.',
  'setting.ssoOneTime': 'رموز تُستخدم مرة واحدة',
  'settingMeaning.ssoOneTime':
    'يفتح كل رمز جلسة واحدة مرة واحدة، ولا قيمة له لمن يقرؤه لاحقًا. تحتاج الرموز إلى jti وexp، وعلى صفحاتكم إصدار رمز جديد لكل عرض.',
  'setting.ssoJwksUrl': 'عنوان المفاتيح العامة (JWKS)',
  'settingMeaning.ssoJwksUrl':
    'بعنوان https لمجموعة مفاتيح تُقبل أيضًا رموز موقَّعة بخوارزمية EdDSA أو ES256 أو RS256 دون سر مشترك. تُحفظ المفاتيح عشر دقائق. فارغ: الأسرار فقط.',
} satisfies Translation<typeof english>;
