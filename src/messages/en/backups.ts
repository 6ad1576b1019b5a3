import type { Message } from '../catalogue.ts';

/** What is said of Parley's own exports, and of backups. */
export const backups = {
  'deskBackup.failed': 'The backup of {time} failed.',
  'deskBackup.unverified': 'The backup of {time} is there, but it could not be checked.',
  'deskBackup.overdue': 'No backup was made and checked for more than a day.',
  'deskBackup.last': 'The last one that was restored elsewhere and found equal is of {time}.',
  'deskBackup.none': 'None has been restored elsewhere and found equal yet.',
  'deskBackup.more': 'On the server, parley status says why.',
  'importRefused.checksum_wrong':
    'The rows are not those that the export counted: something was changed or lost after it was made. Make it again.',
  'importRefused.site_unknown': 'The export has several sites. Name the one that is meant.',
} as const satisfies Record<string, Message>;
