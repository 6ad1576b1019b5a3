import type { rules as english } from '../en/rules.ts';
import type { Translation } from '../catalogue.ts';

/** The rules that comments are judged by, trying them out, and services that are asked. */
export const rules = {
  'auditSubject.rules': 'القواعد',
  'auditAction.rules-saved': 'حُفظت القواعد',
  'auditAction.rules-restored': 'أُعيدت نسخة سابقة من القواعد',
  'auditSubject.call_out': 'الخدمات التي تُسأل عن التعليقات',
  'auditAction.call_out-added': 'أُضيفت خدمة',
  'auditAction.call_out-changed': 'عُدّلت خدمة',
  'auditAction.call_out-removed': 'أُزيلت خدمة',
} satisfies Translation<typeof english>;
