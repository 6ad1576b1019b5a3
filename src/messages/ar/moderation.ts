import type { moderation as english } from '../en/moderation.ts';
import type { Translation } from '../catalogue.ts';

export const moderation: Translation<typeof english> = {
  'moderation.queueTitle': 'قائمة الانتظار',
  'moderation.numbersTitle': 'الأرقام',
  'moderation.loading': 'يُفتح المكتب',
  'moderation.needsScript':
    'الإشراف يحتاج إلى JavaScript: هنا ترى فورًا ما يقرره الآخرون. أما الإعدادات فتعمل من دونه.',
};
