import type { Message } from '../catalogue.ts';

/** The page of one’s own data, and mails about an account. */
export const ownData = {
  'ownData.intro': 'What is stored about you here is yours: take it with you, or have it deleted.',
  'ownData.download': 'Take your data with you',
  'ownData.downloadText':
    'One zip file with everything that is stored about you: your account, your comments with all their versions, your votes and more, as pages to read and as JSON for programs. It can be packed once a day.',
  'ownData.ask': 'Pack my data',
  'ownData.packing': 'Your data is being packed, since {time}. You need not wait here.',
  'ownData.mailComes': 'A mail tells you when it is done.',
  'ownData.noMail': 'When it is done, this page offers it. Please reload it after a while.',
  'ownData.ready': 'Packed on {time}, {size}. Kept here until {until}.',
  'ownData.get': 'Download the zip file',
  'ownData.failed': 'Your data could not be packed; that is our fault. Please ask once more.',
  'ownData.again': 'You can ask again from {time}.',
  'ownData.delete': 'Delete your account',
  'ownData.deleteText':
    'You have 24 hours to change your mind. Then your name, e-mail address, ways to sign in, picture and settings are erased everywhere, and nobody can bring them back. Votes you gave stay counted and are no longer yours.',
  'ownData.deleteBanned':
    'Until your ban ends, a mark that names nobody is kept, by which it would be recognised again.',
  'ownData.comments': 'What becomes of your comments?',
  'ownData.remove': 'Remove them',
  'ownData.removeHint':
    'The texts are erased. Where somebody replied, a mark shows that something stood there.',
  'ownData.keep': 'Keep them as “Deleted account”',
  'ownData.keepHint':
    'The texts stay as they are, without your name, and nothing tells any more who wrote them.',
  'ownData.sitesRemove': 'Removed in any case on: {sites}.',
  'ownData.sitesKeep': 'Kept without a name in any case on: {sites}.',
  'ownData.deleteSend': 'Delete my account in 24 hours',
  'ownData.erasureAt': 'Your account will be deleted on {time}, that is in {wait}.',
  'ownData.erasureRemove': 'Your comments will be removed with it.',
  'ownData.erasureKeep': 'Your comments will stay as “Deleted account”.',
  'ownData.keepAccount': 'Keep my account',
  'ownData.begun': 'Your account is being deleted at this moment.',
  'accountMail.erasure.subject': 'Your account at {host} will be deleted',
  'accountMail.erasure.text':
    'You asked for your account at {host} to be deleted. This happens on {time}. Until then you can change your mind: sign in and choose “Keep my account” on this page.',
  'accountMail.erasure.ignore':
    'If it was not you who asked, do this now, and end the other sessions under “Security”.',
  'accountMail.download.subject': 'Your data from {host} is ready',
  'accountMail.download.text':
    'What is stored about you at {host} has been packed. Until {time} you can download it from this page, once you are signed in.',
  'accountMail.download.ignore':
    'If it was not you who asked: nobody can open it without signing in as you. Please end the other sessions under “Security”.',
  'accountMail.inactive.subject': 'Your account at {host} has long been unused',
  'accountMail.inactive.text':
    'Nobody has used your account at {host} for a long time. It will be deleted after {time}; your comments then stay, without your name. If you want to keep it, sign in once before.',
  'accountMail.inactive.ignore': 'If you no longer need it, you need not do anything.',
} as const satisfies Record<string, Message>;
