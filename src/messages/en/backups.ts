import type { Message } from '../catalogue.ts';

/** What is said of Parley's own exports, and of backups. */
export const backups = {
  'importRefused.checksum_wrong':
    'The rows are not those that the export counted: something was changed or lost after it was made. Make it again.',
  'importRefused.site_unknown': 'The export has several sites. Name the one that is meant.',
} as const satisfies Record<string, Message>;
