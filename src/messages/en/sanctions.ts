import type { Message } from '../catalogue.ts';

/** What moderators decided of a person, as the person reads it. */
export const sanctions = {
  'account.page.warnings': 'Moderation',
  'sanctions.explain': 'What moderators have decided about you.',
  'sanctions.empty': 'Moderators have decided nothing about you.',
  'sanctions.unread': 'Please read this. Until you have, nothing more can be written.',
  'sanctions.confirm': 'I have read this',
  'sanctionKind.warn': 'A warning',
  'sanctionKind.premoderate': 'What you write appears once a moderator has read it',
  'sanctionKind.suspend': 'You may not write for some time',
  'sanctionKind.ban': 'You may not write any more',
  'sanctions.onSite': 'On {site}',
  'sanctions.everywhere': 'On all sites here',
  'sanctions.until': 'Until {time}',
  'sanctions.lifted': 'Taken back',
  'sanctions.over': 'Over',
  'sanctions.read': 'Read by you',
  'sanctions.contest': 'If you think that this is wrong, write to the newspaper’s editors and say why.',
  'sanctionMail.subject': 'A decision about your account on {site}',
  'sanctionMail.lead': 'Moderators of {site} have decided something about your account:',
  'sanctionMail.see': 'Everything that was decided stands in your account:',
  'sanctions.why': 'About what you wrote: {reason}',
  'sanctions.readAside': 'Read the message in a new window',
} as const satisfies Record<string, Message>;
