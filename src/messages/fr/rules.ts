import type { rules as english } from '../en/rules.ts';
import type { Translation } from '../catalogue.ts';

/** The rules that comments are judged by, trying them out, and services that are asked. */
export const rules = {
  'auditSubject.rules': 'Règles',
  'auditAction.rules-saved': 'Règles enregistrées',
  'auditAction.rules-restored': 'Règles rétablies',
} satisfies Translation<typeof english>;
