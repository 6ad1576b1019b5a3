import type { Message } from '../catalogue.ts';

/** What editors decide of stories, and what readers see of it. */
export const stories = {
  'comment.featured': 'Editor’s pick',
  'comment.pinned': 'Pinned',
  'thread.picks': { one: 'Editor’s pick ({count})', other: 'Editor’s picks ({count})' },
  'thread.picksTitle': 'Editor’s picks',
  'thread.noPicks': 'There are no editor’s picks here.',
  'thread.fromEditors': 'From the editors',
  'thread.guidelines': 'Please read our guidelines.',
  'setting.guidelines': 'Guidelines',
  'settingMeaning.guidelines':
    'Stands beside the field for writing: the address of your guidelines, or a few words with links in them. Empty shows nothing.',
  'setting.messageBox': 'Message above every thread',
  'settingMeaning.messageBox':
    'What every reader of the site should know. Links and emphasis are written as in comments. A story can have a message of its own, which stands below. Empty shows nothing.',
  'auditAction.comment-featured': 'Editor’s pick chosen or taken back',
  'auditAction.comment-pinned': 'Comment pinned or unpinned',
  'auditAction.story-moved': 'Story moved to another address',
  'auditAction.story-merged': 'Stories merged',
  'auditSubject.comment': 'Comments',
} as const satisfies Record<string, Message>;
