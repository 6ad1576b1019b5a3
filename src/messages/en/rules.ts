/** The rules that comments are judged by, trying them out, and services that are asked. */
export const rules = {
  'auditSubject.rules': 'Rules',
  'auditAction.rules-saved': 'Rules saved',
  'auditAction.rules-restored': 'Rules brought back',
  'auditSubject.call_out': 'Services asked about comments',
  'auditAction.call_out-added': 'Service added',
  'auditAction.call_out-changed': 'Service changed',
  'auditAction.call_out-removed': 'Service removed',
} as const;
