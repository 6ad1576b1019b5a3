/** The rules that comments are judged by, trying them out, and services that are asked. */
export const rules = {
  'auditSubject.rules': 'Rules',
  'auditAction.rules-saved': 'Rules saved',
  'auditAction.rules-restored': 'Rules brought back',
} as const;
