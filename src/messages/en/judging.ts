import type { Message } from '../catalogue.ts';

export const judging = {
  'settingGroup.moderation': 'Moderation',

  'setting.mode': 'How comments appear',
  'settingMeaning.mode':
    'Sections and stories may be stricter than the site, and never more open. Moderators’ own comments appear at once.',
  'settingOption.mode.publish': 'At once',
  'settingOption.mode.premoderate': 'After a moderator has read them',
  'settingOption.mode.premoderate-newcomers': 'At once, those of newcomers after a moderator has read them',
  'settingOption.mode.closed': 'Not at all: discussions are closed',

  'setting.closeAfterDays': 'Days until a discussion closes',
  'settingMeaning.closeAfterDays':
    'Counted from the publication of the story, or from its first comment where that is not known. 0 leaves discussions open.',

  'setting.slowModeSeconds': 'Slow mode',
  'settingMeaning.slowModeSeconds':
    'Seconds that somebody has to wait between two comments under one story. Stories may ask for more. 0 is no waiting.',

  'comment.waiting':
    'A moderator reads your change before it appears. Until then readers see the text above.',
  'comment.waitingText': 'The changed text',

  'refusal.slow_mode':
    'This discussion is slowed down. Please wait {wait}, then send it again. Your text is still here.',
  'refusal.warning_unread':
    'A moderator has a message for you. Please read it first; then you can go on writing. Your text is still here.',
  'refusal.comment_rejected': 'This comment was rejected, so it cannot be changed.',
  'refusal.edit_rejected': 'The comment stays as it was: {why} Your text is still here.',
  'rejectedFor.bannedWords': 'the changed text contains a word that is not printed here (“{found}”).',
  'rejectedFor.links': 'the changed text leads to a place that is not linked here ({found}).',
  'rejectedFor.repetition': 'the same text stands here already.',
  'rejectedFor.privateData': 'the changed text contains somebody’s contact or bank details.',
  'rejectedFor.rules': 'the changed text does not meet the rules of this discussion.',
} as const satisfies Record<string, Message>;
