import type { Message } from '../catalogue.ts';

/** A reader's own pages, what others see of a person, and mails about replies. */
export const account = {
  'account.title': 'Your account',
  'account.nav': 'Parts of your account',
  'account.page.profile': 'Profile',
  'account.page.replies': 'Replies',
  'account.page.security': 'Security',
  'account.page.preferences': 'Preferences',
  'account.page.muted': 'Muted people',
  'account.page.data': 'Your data',
  'account.signedInAs': 'Signed in as {name}',
} as const satisfies Record<string, Message>;
