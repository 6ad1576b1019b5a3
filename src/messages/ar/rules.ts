import type { rules as english } from '../en/rules.ts';
import type { Translation } from '../catalogue.ts';

/** The rules that comments are judged by, trying them out, and services that are asked. */
export const rules = {
  'auditSubject.rules': 'القواعد',
  'auditAction.rules-saved': 'حُفظت القواعد',
  'auditAction.rules-restored': 'أُعيدت نسخة سابقة من القواعد',
} satisfies Translation<typeof english>;
