import type { Translation } from '../catalogue.ts';
import type { refusals as english } from '../en/refusals.ts';

export const refusals = {
  'refusal.not_permitted': 'لا يمكنك فعل هذا. يتطلب ذلك دورًا لا يملكه حسابك هنا.',
  'refusal.second_factor_required': 'يُرجى إظهار العامل الثاني أولًا.',
  'refusal.step_up_required': 'يُرجى التأكيد أولًا أنك أنت. نطلب ذلك قبل كل ما لا يمكن التراجع عنه.',
  'refusal.name_taken': 'هذا الاسم، أو اسم يشبهه، يخص شخصًا آخر. يُرجى اختيار اسم آخر.',
  'refusal.token_scope_missing': 'ينقص هذا الرمز النطاق {scope}.',
  'refusal.identity_email_taken': 'يوجد حساب بهذا البريد الإلكتروني بالفعل. يُرجى تسجيل الدخول به.',
  'refusal.account_banned':
    'مُنع هذا الحساب من الكتابة هنا. لا يزال بإمكانك القراءة وحذف ما كتبته. ينتهي المنع: {until}.',
  'refusal.account_not_found': 'هذا الحساب غير موجود.',
  'refusal.body_empty': 'تعليقك فارغ. يرجى كتابة شيء أولًا.',
  'refusal.body_too_long': 'عدد حروف تعليقك {length}، والحد الأقصى {limit}. يرجى اختصاره أو كتابة تعليقين.',
  'refusal.comment_deleted': 'حُذف هذا التعليق، فلم يعد ممكنًا فعل شيء به.',
  'refusal.comment_not_found': 'هذا التعليق لم يعد هنا. يرجى إعادة تحميل النقاش.',
  'refusal.code_expired': 'لم يعد هذا الرمز صالحًا. يرجى طلب رمز جديد.',
  'refusal.code_wrong': 'ليس هذا هو الرمز الذي أرسلناه. يرجى التحقق منه؛ بعد بضع محاولات خاطئة يلزم رمز جديد.',
  'refusal.edit_window_over':
    'المدة المتاحة لتعديل التعليق بعد كتابته {minutes}. انقضت هذه المدة؛ يمكنك الرد عليه.',
  'refusal.email_invalid': 'هذا ليس عنوان بريد كاملًا. يرجى التحقق منه.',
  'refusal.idempotency_key_reused': 'أُرسل هذا النموذج من قبل بنص آخر. يرجى إعادة تحميل النقاش لرؤية ما وصل.',
  'refusal.input_invalid': 'تعذرت قراءة شيء في هذا النموذج. يرجى التحقق منه وإرساله من جديد.',
  'refusal.internal_error': 'حدث خطأ هنا، والسبب منا لا منك. نصك محفوظ؛ يرجى المحاولة مجددًا بعد بضع دقائق.',
  'refusal.link_expired': 'لم يعد هذا الرابط صالحًا.',
  'refusal.overtaken': 'غيّر شخص آخر هذا في أثناء ذلك. انظر فيه واحفظ مرة أخرى.',
  'refusal.mail_failed': 'تعذر إرسال البريد. يرجى التحقق من العنوان أو المحاولة بعد بضع دقائق.',
  'refusal.name_invalid': 'طول الاسم {limit} حرفًا على الأكثر: حروف وأرقام ومسافات. يرجى اختيار اسم آخر.',
  'refusal.name_missing': 'يرجى ذكر الاسم الذي يظهر مع تعليقك.',
  'refusal.not_your_comment': 'لا يغيّر هذا التعليق إلا كاتبه. يرجى تسجيل الدخول بالحساب الذي كتبته به.',
  'refusal.origin_not_registered': '{origin} غير مسجّل هنا. على الناشر إضافته أولًا.',
  'refusal.own_comment': 'هذا تعليقك أنت. التصويت عليه للآخرين.',
  'refusal.page_not_found': 'لا يوجد شيء في هذا العنوان. ربما كُتب خطأً، أو حُذف ما كان هنا.',
  'refusal.parent_not_found': 'التعليق الذي ترد عليه لم يعد هنا. نصك محفوظ؛ يمكنك إرساله تعليقًا جديدًا.',
  'refusal.rate_limited': 'هذا كثير في وقت قصير. يرجى الانتظار {wait}، ثم الإرسال من جديد.',
  'refusal.scope_insufficient': 'لهذا يرجى تسجيل الدخول في صفحة النقاش نفسها.',
  'refusal.sign_in_required': 'يرجى تسجيل الدخول لفعل ذلك. ما كتبته محفوظ.',
  'refusal.site_not_found': 'هذا الموقع غير معروف هنا. يرجى التحقق من العنوان.',
  'refusal.story_closed': 'هذا النقاش مغلق، فلا يمكن إضافة شيء أو تغييره.',
  'refusal.story_not_found': 'هذا المقال غير معروف هنا. يرجى التحقق من العنوان.',
  'refusal.unavailable': 'لا يمكن الحفظ الآن. نصك محفوظ؛ يرجى الانتظار {wait}، ثم الإرسال من جديد.',
  'refusal.provider_key_taken': 'توجد طريقة لتسجيل الدخول بهذا المفتاح من قبل. يُرجى اختيار مفتاح آخر.',
  'refusal.provider_not_found': 'لم تعد طريقة تسجيل الدخول هذه متاحة هنا. يُرجى اختيار طريقة أخرى.',

  'refusal.address_invalid': 'هذا ليس عنوان صفحة ويب. يبدأ العنوان بـ https:// أو http://.',
  'refusal.key_invalid':
    'يتكوّن المفتاح من حرف واحد إلى 63 من الحروف اللاتينية الصغيرة والأرقام والشرطات، مثل «daily»، ويبدأ بحرف أو رقم.',
  'refusal.key_reserved': '‏«{key}» جزء من عناوين Parley نفسها. يُرجى اختيار مفتاح آخر.',
  'refusal.key_taken': 'المفتاح «{key}» مستخدم. يُرجى اختيار مفتاح آخر.',
  'refusal.label_invalid': 'يتكوّن الاسم هنا من حرف واحد إلى {limit} من الأحرف في سطر واحد.',
  'refusal.language_unknown': 'لا يتحدث Parley هذه اللغة. اللغات الممكنة: {languages}.',
  'refusal.last_admin': 'هذا آخر حساب يمكنه إدارة كل شيء. يُرجى إعطاء الدور لشخص آخر أولًا.',
  'refusal.origin_invalid':
    'يتكوّن المصدر من بروتوكول ومضيف وربما منفذ، مثل https://news.example. وهذا ليس مصدرًا: {given}.',
  'refusal.pattern_invalid':
    'يبدأ النمط بـ / أو https://، ولا يتجاوز {limit} من الأحرف، وتعني * فيه أي أحرف، كما في /sport/*. وهذا ليس نمطًا: {given}.',
  'refusal.section_not_found': 'لا يوجد قسم كهذا في هذا الموقع.',
  'refusal.setting_invalid': 'هذه القيمة غير ممكنة هنا. المسموح به: {allowed}.',
  'refusal.setting_unknown': 'لا يوجد إعداد باسم «{setting}».',
  'refusal.time_invalid': 'يُرجى تحديد وقت لم يأتِ بعد، مثل 2030-12-31.',
  'refusal.token_not_found': 'لا يوجد رمز كهذا، أو أنه أُلغي.',
  'refusal.token_scope_unknown': 'يُرجى اختيار نطاق واحد على الأقل من هذه النطاقات: {scopes}.',
  'refusal.identity_taken': 'هذا تابع لحساب آخر هنا. يُرجى تسجيل الدخول بذلك الحساب وإزالته منه أولًا.',
  'refusal.provider_away':
    'الخدمة التي اخترتها لا تستجيب الآن. يُرجى المحاولة بعد بضع دقائق أو اختيار طريقة أخرى.',
  'refusal.provider_cancelled':
    'لم تُكمل تسجيل الدخول لدى الخدمة الأخرى. لم يتغيّر شيء؛ يمكنك المحاولة مجددًا أو اختيار طريقة أخرى.',
  'refusal.provider_failed':
    'لم يكن جواب الخدمة الأخرى موثوقًا، فلم يُسجَّل دخول أحد. يُرجى المحاولة مجددًا أو اختيار طريقة أخرى.',
  'refusal.sign_in_elsewhere': 'بدأ تسجيل الدخول هذا في متصفح آخر أو بدأه شخص آخر. يُرجى البدء من جديد هنا.',
  'refusal.sign_in_expired': 'استغرق تسجيل الدخول هذا وقتًا طويلًا أو استُخدم من قبل. يُرجى البدء من جديد.',
} satisfies Translation<typeof english>;
