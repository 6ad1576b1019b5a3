import type { rules as english } from '../en/rules.ts';
import type { Translation } from '../catalogue.ts';

/** The rules that comments are judged by, trying them out, and services that are asked. */
export const rules = {
  'auditSubject.rules': 'Reglas',
  'auditAction.rules-saved': 'Reglas guardadas',
  'auditAction.rules-restored': 'Reglas restablecidas',
  'auditSubject.call_out': 'Servicios consultados sobre los comentarios',
  'auditAction.call_out-added': 'Servicio añadido',
  'auditAction.call_out-changed': 'Servicio cambiado',
  'auditAction.call_out-removed': 'Servicio quitado',
} satisfies Translation<typeof english>;
