import type { Message } from '../catalogue.ts';

/** What editors decide of stories, and what readers see of it. */
export const stories = {
  'comment.featured': 'Editor’s pick',
  'comment.pinned': 'Pinned',
  'thread.picks': { one: 'Editor’s pick ({count})', other: 'Editor’s picks ({count})' },
  'thread.picksTitle': 'Editor’s picks',
  'thread.noPicks': 'There are no editor’s picks here.',
  'auditAction.comment-featured': 'Editor’s pick chosen or taken back',
  'auditAction.comment-pinned': 'Comment pinned or unpinned',
  'auditAction.story-moved': 'Story moved to another address',
  'auditAction.story-merged': 'Stories merged',
  'auditSubject.comment': 'Comments',
} as const satisfies Record<string, Message>;
