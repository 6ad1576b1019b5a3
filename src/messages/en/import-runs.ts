import type { Message } from '../catalogue.ts';

export const importRuns = {
  'refusal.import_not_found': 'This site has no import of this number.',
  'refusal.import_running': 'Another process is working on this site’s imports at this moment.',
  'refusal.import_source_invalid':
    'A source is named with lower-case letters, digits, dots, hyphens and underscores, 40 at most.',
  'refusal.import_unfinished':
    'Import {run} of this site has not come to its end. Go on with its files, or undo it first.',
  'importProblem.author_without_comments':
    'Somebody has neither written nor voted. There is nothing for them to find here.',
  'importProblem.author_erased': 'Somebody who had themselves deleted here. What they wrote since stays out.',
  'importProblem.comment_repeated':
    'A comment stands in the files more than once. It is in as it stands last.',
  'importProblem.vote_repeated':
    'Somebody voted for the same comment more than once. Their last vote counts.',
  'importProblem.parent_too_deep':
    'A chain of replies is longer than 30,000. It goes on at the top of the discussion.',
  'auditAction.import-started': 'Import started',
  'auditAction.import-undone': 'Import taken back',
} as const satisfies Record<string, Message>;
