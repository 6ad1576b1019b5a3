import type { rules as english } from '../en/rules.ts';
import type { Translation } from '../catalogue.ts';

/** The rules that comments are judged by, trying them out, and services that are asked. */
export const rules = {
  'auditSubject.rules': 'Regeln',
  'auditAction.rules-saved': 'Regeln gespeichert',
  'auditAction.rules-restored': 'Regeln wiederhergestellt',
  'auditSubject.call_out': 'Dienste, die zu Kommentaren befragt werden',
  'auditAction.call_out-added': 'Dienst hinzugefügt',
  'auditAction.call_out-changed': 'Dienst geändert',
  'auditAction.call_out-removed': 'Dienst entfernt',
} satisfies Translation<typeof english>;
