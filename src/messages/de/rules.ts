import type { rules as english } from '../en/rules.ts';
import type { Translation } from '../catalogue.ts';

/** The rules that comments are judged by, trying them out, and services that are asked. */
export const rules = {
  'auditSubject.rules': 'Regeln',
  'auditAction.rules-saved': 'Regeln gespeichert',
  'auditAction.rules-restored': 'Regeln wiederhergestellt',
} satisfies Translation<typeof english>;
