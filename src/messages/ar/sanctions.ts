import type { Translation } from '../catalogue.ts';
import type { sanctions as english } from '../en/sanctions.ts';

export const sanctions = {
  'account.page.warnings': 'الإشراف',
  'sanctions.explain': 'ما قرره المشرفون بشأنك.',
  'sanctions.empty': 'لم يقرر المشرفون شيئًا بشأنك.',
  'sanctions.unread': 'يُرجى قراءة هذا. قبل ذلك لا يمكن كتابة المزيد.',
  'sanctions.confirm': 'قرأت هذا',
  'sanctionKind.warn': 'تحذير',
  'sanctionKind.premoderate': 'يظهر ما تكتبه بعد أن يقرأه أحد المشرفين',
  'sanctionKind.suspend': 'لا يمكنك الكتابة لبعض الوقت',
  'sanctionKind.ban': 'لم يعد بإمكانك الكتابة',
  'sanctions.onSite': 'في {site}',
  'sanctions.everywhere': 'في جميع المواقع هنا',
  'sanctions.until': 'حتى {time}',
  'sanctions.lifted': 'أُلغي',
  'sanctions.over': 'انتهى',
  'sanctions.read': 'قرأته',
  'sanctions.contest': 'إذا رأيت أن هذا خطأ فاكتب إلى هيئة التحرير واذكر السبب.',
  'sanctionMail.subject': 'قرار بشأن حسابك في {site}',
  'sanctionMail.lead': 'اتخذ مشرفو {site} قرارًا بشأن حسابك:',
  'sanctionMail.see': 'كل ما تقرر موجود في حسابك:',
  'sanctions.why': 'عمّا كتبته: {reason}',
  'sanctions.readAside': 'قراءة الرسالة في نافذة جديدة',
} as const satisfies Translation<typeof english>;
