import type { Translation } from '../catalogue.ts';
import type { ownData as english } from '../en/own-data.ts';

export const ownData = {
  'ownData.intro': 'ما يُحفظ عنك هنا هو لك: خذه معك، أو اطلب حذفه.',
  'ownData.download': 'خذ بياناتك معك',
  'ownData.downloadText':
    'ملف zip واحد فيه كل ما يُحفظ عنك: حسابك، وتعليقاتك بجميع صيغها، وأصواتك وغيرها، في صفحات للقراءة وبصيغة JSON للبرامج. يمكن تجهيزه مرة واحدة في اليوم.',
  'ownData.ask': 'جهّز بياناتي',
  'ownData.packing': 'يجري تجهيز بياناتك منذ {time}. لا حاجة إلى الانتظار هنا.',
  'ownData.mailComes': 'ستخبرك رسالة بريد عند الانتهاء.',
  'ownData.noMail': 'عند الانتهاء ستعرضها هذه الصفحة. يرجى إعادة تحميلها بعد قليل.',
  'ownData.ready': 'جُهّزت في {time}، بحجم {size}. تُحفظ هنا حتى {until}.',
  'ownData.get': 'تنزيل ملف zip',
  'ownData.failed': 'تعذّر التجهيز، والخطأ منا. يرجى الطلب مرة أخرى.',
  'ownData.again': 'يمكنك الطلب من جديد ابتداءً من {time}.',
  'ownData.delete': 'حذف حسابك',
  'ownData.deleteText':
    'لديك 24 ساعة لتغيير رأيك. بعد ذلك يُمحى اسمك وبريدك وطرق دخولك وصورتك وإعداداتك في كل مكان، ولا يستطيع أحد استعادتها. تبقى أصواتك محسوبة دون أن تكون منسوبة إليك.',
  'ownData.deleteBanned': 'إلى أن ينتهي منعك تُحفظ علامة لا تسمّي أحدًا، يُعرف بها المنع من جديد.',
  'ownData.comments': 'ما مصير تعليقاتك؟',
  'ownData.remove': 'إزالتها',
  'ownData.removeHint': 'تُمحى النصوص. وحيث ردّ أحد تظهر علامة على أن شيئًا كان هنا.',
  'ownData.keep': 'إبقاؤها باسم «حساب محذوف»',
  'ownData.keepHint': 'تبقى النصوص كما هي بلا اسمك، ولا يدل شيء بعد ذلك على كاتبها.',
  'ownData.sitesRemove': 'تُزال في كل الأحوال في: {sites}.',
  'ownData.sitesKeep': 'تبقى بلا اسم في كل الأحوال في: {sites}.',
  'ownData.deleteSend': 'احذف حسابي بعد 24 ساعة',
  'ownData.erasureAt': 'سيُحذف حسابك في {time}، أي بعد {wait}.',
  'ownData.erasureRemove': 'ستُزال تعليقاتك معه.',
  'ownData.erasureKeep': 'ستبقى تعليقاتك باسم «حساب محذوف».',
  'ownData.keepAccount': 'أبقِ حسابي',
  'ownData.begun': 'يجري حذف حسابك الآن.',
  'accountMail.erasure.subject': 'سيُحذف حسابك في {host}',
  'accountMail.erasure.text':
    'طلبتَ حذف حسابك في {host}. سيحدث ذلك في {time}. حتى ذلك الحين يمكنك تغيير رأيك: سجّل الدخول واختر «أبقِ حسابي» في هذه الصفحة.',
  'accountMail.erasure.ignore': 'إن لم تكن أنت من طلب ذلك فافعل هذا الآن، وأنهِ الجلسات الأخرى تحت «الأمان».',
  'accountMail.download.subject': 'بياناتك من {host} جاهزة',
  'accountMail.download.text':
    'جُهّز ما يُحفظ عنك في {host}. يمكنك تنزيله من هذه الصفحة حتى {time} بعد تسجيل الدخول.',
  'accountMail.download.ignore':
    'إن لم تكن أنت من طلب ذلك: لا يستطيع أحد فتحه دون الدخول باسمك. يرجى إنهاء الجلسات الأخرى تحت «الأمان».',
  'accountMail.inactive.subject': 'حسابك في {host} غير مستخدم منذ مدة طويلة',
  'accountMail.inactive.text':
    'لم يستخدم أحد حسابك في {host} منذ مدة طويلة. سيُحذف بعد {time}، وتبقى تعليقاتك عندئذ بلا اسمك. إن أردت الاحتفاظ به فسجّل الدخول مرة قبل ذلك.',
  'accountMail.inactive.ignore': 'إن لم تعد بحاجة إليه فلا حاجة إلى فعل شيء.',
} satisfies Translation<typeof english>;
