import type { Translation } from '../catalogue.ts';
import type { account as english } from '../en/account.ts';

export const account = {
  'account.title': 'حسابك',
  'account.nav': 'أقسام حسابك',
  'account.page.profile': 'الملف الشخصي',
  'account.page.replies': 'الردود',
  'account.page.security': 'الأمان',
  'account.page.preferences': 'التفضيلات',
  'account.page.muted': 'المكتومون',
  'account.page.data': 'بياناتك',
  'account.signedInAs': 'مسجَّل الدخول باسم {name}',
} satisfies Translation<typeof english>;
