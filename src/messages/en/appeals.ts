import type { Message } from '../catalogue.ts';

/** What authors are told of decisions about their comments, and how they contest them. */
export const appeals = {
  'why.pending': 'A moderator reads this comment before it appears. Until then only you can see it.',
  'why.withheld.rules':
    'A rule of this site stopped this comment automatically. A moderator reads it next; until then only you can see it.',
  'why.withheld.reports':
    'Readers reported this comment, and it was taken out of sight automatically. A moderator reads it next; until then only you can see it.',
  'why.withheld.person':
    'A moderator took this comment out of sight for now. Until it is looked at again only you can see it.',
  'why.rejected.rules':
    'This comment was not published. That was decided automatically, by a rule of this site; no person has read it. Only you can see it.',
  'why.rejected.person': 'A moderator decided not to publish this comment. Only you can see it.',
  'why.lead': 'Why: {reason}',
  'why.none': 'No reason was given.',
  'why.toAuthor': 'The moderator writes to you:',
  'why.matches': 'In your text: {matches}',
  'why.rule.length': 'it is longer than this site allows.',
  'why.rule.storyClosed': 'this discussion is closed.',
  'why.rule.sanction': 'a moderator reads everything you write before it appears.',
  'why.rule.slowMode': 'it came too soon after your last comment.',
  'why.rule.flood': 'you wrote a great deal in a short time.',
  'why.rule.repetition': 'the same text, or nearly the same, was sent before.',
  'why.rule.bannedWords': 'it contains words that are not published here.',
  'why.rule.suspectWords': 'it contains words that a person should read in their context.',
  'why.rule.links': 'links in it are not accepted here, or have to be looked at first.',
  'why.rule.newcomer': 'the first comments of new people are read before they appear.',
  'why.rule.record': 'several of your last comments were rejected.',
  'why.rule.shouting': 'much of it is in capital letters, or the same sign over and over.',
  'why.rule.privateData':
    'it seems to contain private data, such as an e-mail address, a telephone number or a bank account.',
  'why.rule.language': 'it does not seem to be in a language of this site.',
  'why.rule.premoderation': 'in this discussion every comment is read before it appears.',
  'why.rule.callOut': 'an automatic check that this site uses advised against it.',
  'why.rule.other': 'it does not keep to a rule of this site.',
  'why.contestLater': 'Should it be rejected, you can contest that.',
  'why.contest': 'Contest this decision',
  'why.contestUntil': 'You can do so until {date}. A person who did not decide it looks at it then.',
  'why.appealed': 'You contested this decision on {date}. A moderator looks at it again.',
  'why.upheld': 'You contested the decision. A moderator looked at it again on {date}, and it stands.',
  'why.reversed': 'You contested a decision about this comment. It was reversed on {date}.',

  'appeal.title': 'Contest a decision',
  'appeal.text':
    'Write why the decision was wrong. A moderator who did not make it reads your text and the comment again, and you are told what comes of it. Each decision can be contested once.',
  'appeal.body': 'Why the decision was wrong',
  'appeal.send': 'Send',
  'appeal.sent':
    'It has arrived. A moderator looks at the decision again; the outcome will stand with your comment.',
  'appeal.back': 'Back to the comment',

  'decisionEmail.subject': {
    one: 'A decision about your comment',
    other: '{count} decisions about your comments',
  },
  'decisionEmail.lead': 'Your comment under “{story}” ({site}) of {time}:',
  'decisionEmail.read': 'Read it in its place',
  'decisionEmail.all': 'All your comments and what became of them:',
  'decisionEmail.more':
    'There are more decisions than stand here. All your comments and what became of them:',
  'decisionEmail.why': 'You get this because somebody decided about what you wrote.',
  'preferences.decisionMail': 'Tell me by e-mail what is decided about my comments',
  'unsubscribe.decisionsTitle': 'Stop mail about decisions?',
  'unsubscribe.decisionsText':
    'You will not be told by e-mail any more what is decided about your comments. You find it with them.',

  'ownField.decisionMail': 'Mail about decisions on your comments',
  'ownField.decisionsMailedAt': 'Decisions mailed at',
} as const satisfies Record<string, Message>;
