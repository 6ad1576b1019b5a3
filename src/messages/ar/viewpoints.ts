import type { viewpoints as english } from '../en/viewpoints.ts';
import type { Translation } from '../catalogue.ts';

export const viewpoints: Translation<typeof english> = {
  'sort.across': 'عبر وجهات النظر',
  'comment.across': 'وجده مفيدًا قراء يختلفون عادةً',
  'settingGroup.ranking': 'الترتيب',
  'setting.viewpoints': 'الترتيب عبر وجهات النظر',
  'settingMeaning.viewpoints':
    'ما دامت أصوات الموقع تُظهر أن لقرائه وجهات نظر مختلفة، تأتي في الأعلى التعليقات التي يقدّرها الطرفان. يمكن للقراء اختياره، أو يكون الأول للجميع، أو يكون متوقفًا.',
  'settingOption.viewpoints.off': 'متوقف',
  'settingOption.viewpoints.offered': 'يمكن للقراء اختياره',
  'settingOption.viewpoints.default': 'الأول للجميع',
  'viewpoints.title': 'عبر وجهات النظر',
  'viewpoints.lead':
    'تحت مقال يثير الخلاف، يقرر الطرف الأعلى صوتًا عادةً ما يأتي في الأعلى. هذا الترتيب يطلب من التعليق شيئًا آخر: أن يجده قراء يختلفون عادةً جديرًا بالقراءة، كلٌّ من جهته.',
  'viewpoints.how': 'كيف يعمل',
  'viewpoints.howText':
    'من أصوات الموقع كله، ومن لا شيء غيرها، تجد طريقة منشورة كيف يتفق القراء ويختلفون. إنها رياضيات Community Notes. يرتفع التعليق حين يصوّت له قراء من الطرفين، ويُحسب كل طرف بالتساوي مهما كان حجمه. ويُحفظ مكان من كل خمسة في الصفحة الأولى لتعليقات لم يصوّت عليها إلا قليلون.',
  'viewpoints.labelText':
    'التعليق الذي يقدّره الطرفان بوضوح، نصف ساعة على الأقل، يحمل عبارة «{label}». والتعليق الذي لا يحملها ليس أسوأ: فغالبًا لا تكفي الأصوات بعد.',
  'viewpoints.who': 'أصوات من تُحسب، وما مصيرها',
  'viewpoints.whoText':
    'تُحسب أصوات القراء الذين أدلوا بعشرة على الأقل على تعليقات ثلاثة مقالات خلال آخر 180 يومًا. والحسابات التي تتصرف كحساب واحد تُحسب واحدًا، ولا يُحسب أحد أكثر من مئة مرة في اليوم.',
  'viewpoints.privacyText':
    'ما تستنتجه الطريقة عن قارئ لا يُعرض أبدًا ولا يُصدَّر ولا يُسجَّل، وليس للأطراف أسماء. ومن أراد استثناء أصواته فليقل ذلك في تفضيلاته.',
  'viewpoints.limits': 'ما لا يستطيعه',
  'viewpoints.limitsText':
    'الاتفاق ليس الحقيقة. قد يكون التعليق محقًا ولا يعجب إلا طرفًا واحدًا، وقد تعجب كلمات حذرة الطرفين ولا تقول الكثير. والترتيبات الأخرى على بعد خطوة، ولا يُخفى شيء أبدًا لغياب الاتفاق.',
  'viewpoints.figures': 'على هذا الموقع',
  'viewpoints.noFit': 'لا أرقام بعد: الأصوات قليلة جدًا.',
  'viewpoints.state': 'الترتيب',
  'viewpoints.open': 'يمكن اختياره',
  'viewpoints.closed': 'غير متاح الآن: الأصوات لا تكفي له، أو أوقفه الموقع',
  'viewpoints.voters': 'القراء الذين تُحسب أصواتهم',
  'viewpoints.votes': 'الأصوات المحسوبة',
  'viewpoints.gain': 'كم تتحسن بوجهات النظر توقعات أصوات لم تُرَ',
  'viewpoints.labelled': 'التعليقات التي تحمل العبارة',
  'viewpoints.lastFit': 'آخر حساب',
  'preferences.leavesViewpoints': 'استثناء أصواتي من الترتيب عبر وجهات النظر',
  'preferences.leavesHint': 'تبقى محسوبة تأييدًا ورفضًا. يسري فورًا.',
  'desk.tab.viewpoints': 'وجهات النظر',
  'viewpoints.deskLead':
    'إلى أي مدى تحمل أصوات هذا الموقع الترتيب عبر وجهات النظر. لا شيء هنا يقول أين يقف قارئ، وليس للأطراف أسماء.',
  'viewpoints.deskReaders': 'ما يقال للقراء',
  'viewpoints.deskThreshold': 'المطلوب',
  'viewpoints.deskRefused':
    'رُفض آخر حساب: يحتاج نحو {mib} ميبيبايت، وVIEWPOINTS_MEMORY يسمح بأقل. ويبقى السابق ساريًا.',
  'viewpoints.deskSetting.off': 'الترتيب متوقف لهذا الموقع.',
  'viewpoints.deskSetting.offered': 'يمكن للقراء اختيار الترتيب ما دامت الأصوات تكفي لذلك.',
  'viewpoints.deskSetting.default': 'الترتيب هو الأول للجميع ما دامت الأصوات تكفي لذلك.',
  'viewpoints.deskChange': 'تغييره',
  'viewpoints.deskGate': 'البوابة',
  'viewpoints.deskOpen': 'مفتوحة: وجهات النظر تفسر الأصوات بما يكفي للترتيب بها.',
  'viewpoints.deskClosed': 'مغلقة: النقاشات مرتبة بأفضل التعليقات.',
  'viewpoints.deskStreak': {
    zero: 'لا حاجة إلى حساب آخر لتغييرها.',
    one: 'حساب واحد آخر مثل الأخير يغيرها.',
    two: 'حسابان آخران مثل الأخير يغيرانها.',
    few: '{count} حسابات أخرى مثل الأخير تغيرها.',
    many: '{count} حسابًا آخر مثل الأخير تغيرها.',
    other: '{count} حساب آخر مثل الأخير تغيرها.',
  },
  'viewpoints.deskPerComment': 'الأصوات المحسوبة لكل تعليق صُوّت عليه',
  'viewpoints.deskSpread': 'مدى وجهات النظر',
  'viewpoints.deskLockstep': 'مجموعات حسابات تتصرف كحساب واحد',
  'viewpoints.deskFits': 'آخر الحسابات',
  'viewpoints.deskOutcome': 'النتيجة',
  'viewpoints.deskState.running': 'جارٍ',
  'viewpoints.deskState.done': 'تم',
  'viewpoints.deskState.refused': 'مرفوض: ذاكرة غير كافية',
  'viewpoints.deskState.failed': 'انقطع، أو لا أصوات',
  'viewpoints.deskGain': 'المكسب',
  'viewpoints.deskVoters': 'المصوتون',
  'viewpoints.deskVotes': 'الأصوات',
  'viewpoints.storyMeaning': 'هل يستطيع قراء هذا المقال اختيار الترتيب عبر وجهات النظر ورؤية عبارته.',
  'viewpoints.storyAsSite': 'كما يقول الموقع',
  'viewpoints.storyHides': 'أُزيل الترتيب عبر وجهات النظر',
};
