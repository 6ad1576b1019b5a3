import type { Message } from '../catalogue.ts';

/** What somebody wrote at another system before it was moved here, and how it becomes theirs. */
export const oldComments = {
  'account.page.old': 'Old comments',
  'oldComments.badge': { one: '{count} new', other: '{count} new' },
  'oldComments.explain':
    'Comments were moved here from another system. The people below were known there by an e-mail address that is yours; but there, anybody could type any address. Say of each whether it was you. What they wrote is yours then: it stands in your profile under your name, and you can delete it.',
  'oldComments.empty':
    'Nothing waits for you here. What you wrote before the move is shown here if it was written with an e-mail address that you have signed in with.',
  'oldComments.nameless': 'Somebody without a name',
  'oldComments.from': 'From {source}',
  'oldComments.count': { one: '{count} comment', other: '{count} comments' },
  'oldComments.since': 'from {first} to {last}',
  'oldComments.last': 'The last of them:',
  'oldComments.mine': 'These are mine',
  'oldComments.notMine': 'Not mine',
  'oldComments.refusedTitle': 'Not yours',
  'oldComments.refusedText':
    'You said that these were somebody else. You can change your mind as long as nobody has claimed them.',
  'oldComments.again': 'Look again',
  'oldComments.claimedTitle': 'Yours',
  'oldComments.claimedText': 'These came with you from another system. They stand in your profile.',
  'oldComments.giveBack': 'These are not mine',
  'oldComments.giveBackText': 'They go back under the name that they had, and you cannot claim them again.',
  'oldComments.giveBackDo': 'Give them back',
  'oldComments.done.mine': 'They are yours now. Pages show your name in a moment.',
  'oldComments.done.notMine': 'Noted. They stay under the name that they have.',
  'oldComments.done.again': 'You can say once more whose they are.',
  'oldComments.hint': 'There are comments from before that may be yours.',
  'oldComments.look': 'Look at them',
  'signIn.foundTitle': 'Your old comments',
  'signIn.foundClaimed': {
    one: '{count} comment that you wrote before the move is yours again, under your name.',
    other: '{count} comments that you wrote before the move are yours again, under your name.',
  },
  'signIn.foundWaiting': {
    one: 'Somebody wrote with your e-mail address before the move. Say whether it was you.',
    other: '{count} people wrote with your e-mail address before the move. Say which of them were you.',
  },
  'signIn.foundLater': 'You find this in your account, under “Old comments”, at any time.',
  'signIn.foundContinue': 'Go on',
  'refusal.old_comments_gone':
    'These comments are not there to be claimed any more. Perhaps somebody else did, or you did so in another window.',
  'auditAction.comments-claimed': 'Old comments claimed',
  'auditAction.comments-given-back': 'Old comments given back',
  'refusal.account_not_guest':
    'Only guests, and people whom an import brought, are erased here. Whoever signs in does it in their own account.',
  'auditAction.account-erasure-asked': 'Erasure asked for',
  'accounts.importedFrom': 'Imported from',
  'accounts.importedEmail': 'Address in the import',
  'accounts.erase': 'Erase',
  'accounts.eraseMeaning':
    'For guests, and for people of an import, who have no account to do it in. Make sure that it is them who ask. It begins within some minutes and cannot be taken back.',
  'accounts.eraseRemove': 'Remove their comments',
  'accounts.eraseKeep': 'Keep their comments, without an author',
  'accounts.erasing': 'It will be erased within some minutes.',
} as const satisfies Record<string, Message>;
