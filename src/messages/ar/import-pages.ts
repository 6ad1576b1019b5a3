import type { importPages as english } from '../en/import-pages.ts';
import type { Translation } from '../catalogue.ts';

export const importPages: Translation<typeof english> = {
  'desk.tab.imports': 'الاستيراد',
  'imports.lead':
    'انقل تعليقات نظام آخر إلى هنا: ارفع ملفاته المصدَّرة، وجرّب الاستيراد، واقرأ التقرير، ثم استورد. لا يُحذف شيء مما هو موجود هنا ولا يُستبدل.',
  'imports.send': 'رفع ملفات مصدَّرة',
  'imports.files': 'الملفات',
  'imports.filesMeaning': {
    zero: 'ملفات تصدير واحد كما أنشأها النظام الآخر، ولا حاجة إلى فك ضغط zip وgzip. حتى {count} ملف، كل منها {size} على الأكثر. تُحفظ {days} أيام.',
    one: 'ملف واحد ({count}) كما أنشأه النظام الآخر، ولا حاجة إلى فك ضغط zip وgzip. {size} على الأكثر. يُحفظ {days} أيام.',
    two: 'ملفا تصدير واحد ({count}) كما أنشأهما النظام الآخر، ولا حاجة إلى فك ضغط zip وgzip. كل منهما {size} على الأكثر. يُحفظان {days} أيام.',
    few: 'كل ملفات تصدير واحد معًا كما أنشأها النظام الآخر، ولا حاجة إلى فك ضغط zip وgzip. حتى {count} ملفات، كل منها {size} على الأكثر. تُحفظ {days} أيام.',
    many: 'كل ملفات تصدير واحد معًا كما أنشأها النظام الآخر، ولا حاجة إلى فك ضغط zip وgzip. حتى {count} ملفًا، كل منها {size} على الأكثر. تُحفظ {days} أيام.',
    other:
      'كل ملفات تصدير واحد معًا كما أنشأها النظام الآخر، ولا حاجة إلى فك ضغط zip وgzip. حتى {count} ملف، كل منها {size} على الأكثر. تُحفظ {days} أيام.',
  },
  'imports.upload': 'رفع',
  'imports.sending': 'أُرسل {done} من {size}، {rate} في الثانية، بقي {left}',
  'imports.storing': 'أُرسل كل شيء. لحظة من فضلك.',
  'imports.brokenOff':
    'انقطع الاتصال قبل وصول كل شيء، فلم يُحفظ شيء. يُرجى المحاولة مرة أخرى. إذا انقطع كل مرة عند الحجم نفسه، فهناك خادم وسيط أمام Parley لا يسمح بملفات أكبر.',
  'imports.uploads': 'الملفات المرفوعة',
  'imports.uploaded': 'الملفات المرفوعة',
  'imports.receiving': 'يجري رفع ملفات الآن',
  'imports.file': 'الملف',
  'imports.size': 'الحجم',
  'imports.hash': 'بداية SHA-256',
  'imports.by': 'من',
  'imports.keptUntil': 'تُحفظ حتى',
  'imports.remove': 'حذف هذه الملفات',
  'imports.removeMeaning': 'ما استُورد منها يبقى.',
  'imports.removed': 'حُذفت الملفات.',

  'refusal.disk_full':
    'لا تكفي المساحة على قرص الخادم: يتسع لـ {limit} MiB أخرى على الأكثر. يُرجى إخلاء مساحة ثم المحاولة من جديد؛ لم يُحفظ شيء.',
  'refusal.upload_broken': 'لم تصل الملفات كاملة، فلم يُحفظ شيء. يُرجى رفعها مرة أخرى.',
  'refusal.upload_empty': 'يُرجى اختيار ملف واحد على الأقل غير فارغ.',
  'refusal.upload_not_found': 'لم تعد هذه الملفات هنا. يُرجى رفعها من جديد.',
  'refusal.upload_running': 'يرفع شخص ما ملفات لهذا الموقع الآن. يُرجى الانتظار حتى ينتهي ذلك.',
  'refusal.upload_too_large':
    'أحد الملفات أكبر من {limit} غيغابايت. استورده على الخادم بالأمر «parley import»، أو قسّم التصدير. لم يُحفظ شيء.',
  'refusal.upload_too_many': 'يمكن رفع {limit} ملفات على الأكثر دفعة واحدة. لم يُحفظ شيء.',
};
