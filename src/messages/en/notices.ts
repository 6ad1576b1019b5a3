import type { Message } from '../catalogue.ts';

/** Notices of illegal content, and mail about what became of reports. */
export const notices = {
  'report.notice': 'Is it against the law? Send a notice of illegal content',
  'notice.title': 'Notice of illegal content',
  'notice.explain':
    'With this form you tell the newspaper about content that you hold to be illegal (Article 16 of the Digital Services Act of the European Union). A person will decide about it. You need no account.',
  'notice.place': 'Where it stands',
  'notice.law': 'Which law does it break, or why is it illegal?',
  'notice.explanation': 'What exactly is illegal about it?',
  'notice.explanationHint':
    'At least one full sentence, so that somebody who does not know the matter can understand it.',
  'notice.childAbuse':
    'It shows or describes the sexual abuse of children. Then you need not say who you are.',
  'notice.name': 'Your name',
  'notice.email': 'Your e-mail address',
  'notice.contactHint': 'For the receipt and the decision. The author of the comment does not learn it.',
  'notice.goodFaith': 'I believe in good faith that what I have said here is correct and complete.',
  'notice.send': 'Send notice',
  'notice.receiptTitle': 'Notice number {number}',
  'notice.received':
    'We have received your notice. Please keep this page’s address: what is decided will stand here.',
  'notice.receivedMail': 'We have also sent the receipt by mail.',
  'notice.at': 'Received',
  'notice.state.open': 'A person will decide about it. Nothing has been decided yet.',
  'notice.state.upheld': 'The comment has been removed.',
  'notice.state.dismissed': 'The comment stays: we do not find that it breaks the law, or our rules.',
  'notice.state.gone': 'The comment was deleted before anything was decided.',
  'notice.redress':
    'The decision was made by a person. If you do not agree, write to the editors and say why; you can also turn to a body for out-of-court dispute settlement (Article 21 of the Digital Services Act) or to a court.',
  'noticeMail.receiptSubject': 'Receipt for notice number {number}, {site}',
  'noticeMail.decisionSubject': 'Decision on notice number {number}, {site}',
  'noticeMail.place': 'It is about: {url}',
  'noticeMail.see': 'You can read this at any time at:',
  'preferences.reportMail': 'Mail when something is decided about my reports',
  'reportMail.subject': 'What became of your report on {site}',
  'reportMail.lead': 'You reported a comment under “{story}”, {site}.',
  'reportMail.see': 'All your reports:',
  'reportMail.why': 'You get this mail because you asked for it in your preferences.',
} as const satisfies Record<string, Message>;
