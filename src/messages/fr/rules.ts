import type { rules as english } from '../en/rules.ts';
import type { Translation } from '../catalogue.ts';

/** The rules that comments are judged by, trying them out, and services that are asked. */
export const rules = {
  'auditSubject.rules': 'Règles',
  'auditAction.rules-saved': 'Règles enregistrées',
  'auditAction.rules-restored': 'Règles rétablies',
  'auditSubject.call_out': 'Services interrogés sur les commentaires',
  'auditAction.call_out-added': 'Service ajouté',
  'auditAction.call_out-changed': 'Service modifié',
  'auditAction.call_out-removed': 'Service retiré',
} satisfies Translation<typeof english>;
