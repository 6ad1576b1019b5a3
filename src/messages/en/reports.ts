import type { Message } from '../catalogue.ts';

/** What readers say against a comment, and what they are told of it. */
export const reports = {
  'action.report': 'Report',
  'report.title': 'Report a comment',
  'report.reason': 'What is wrong with it?',
  'report.choose': 'Please choose',
  'reportReason.abusive': 'It insults or attacks somebody',
  'reportReason.hate': 'It shows contempt for a group of people',
  'reportReason.harassment': 'It harasses or threatens somebody',
  'reportReason.spam': 'It is spam or advertising',
  'reportReason.off_topic': 'It has nothing to do with the story',
  'reportReason.misinformation': 'It claims something that is false',
  'reportReason.private_data': 'It tells private things about somebody',
  'reportReason.illegal': 'It is against the law',
  'reportReason.other': 'Something else',
  'report.body': 'What should moderators know?',
  'report.bodyHint': 'You need not write anything. Its author never learns who reported it.',
  'report.send': 'Send report',
  'report.sent': 'Thank you. A moderator will look at this comment.',
  'report.sentOutcome': 'What they decide will be listed in your account, under “Reports”.',
  'report.back': 'Back to the comment',
  'account.page.reports': 'Reports',
  'reports.empty':
    'You have not reported anything. When you report a comment, you can see here what became of it.',
  'reports.explain':
    'Comments you have reported, and what moderators decided. Nobody else can see this list.',
  'reports.outcome.open': 'Not decided yet',
  'reports.outcome.upheld': 'Moderators agreed: the comment has been removed',
  'reports.outcome.dismissed': 'Moderators decided that the comment may stay',
  'reports.outcome.gone': 'The comment was deleted before moderators had decided',
  'setting.reportsWithoutAccount': 'Reports without account',
  'settingMeaning.reportsWithoutAccount':
    'People who are not signed in may report comments too. Their reports count little. Notices of illegal content never need an account.',
  'setting.reportsToWithhold': 'Reports that withhold a comment',
  'settingMeaning.reportsToWithhold':
    'When the reports against a comment weigh this much, it is taken out of sight until a moderator has looked. A reader with some standing weighs 1, more or less by how often their reports were right; newcomers weigh less than 1 all together. 0 never withholds anything.',
} as const satisfies Record<string, Message>;
