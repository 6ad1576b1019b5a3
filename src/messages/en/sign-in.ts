import type { Message } from '../catalogue.ts';

export const signIn = {
  'signIn.title': 'Sign in',
  'signIn.text': 'We send you a code. No password is needed.',
  'signIn.with': 'Continue with {name}',
  'signIn.or': 'or',
  'signIn.noWay': 'Readers of {site} sign in on its own pages.',
  'signIn.newsroomLink': 'Sign in by e-mail as a member of the newsroom',
  'signIn.newsroomText':
    'This is for moderators and admins: if the address is one of theirs, we send a code to it.',
  'signIn.email': 'E-mail address',
  'signIn.send': 'Send me a code',
  'signIn.codeTitle': 'Enter the code',
  'signIn.codeText': 'We sent a code to {email}. It is good for {minutes}.',
  'signIn.codeInLog': 'This installation sends no mail yet: the code is printed in the server’s log.',
  'signIn.code': 'Code',
  'signIn.check': 'Sign in',
  'signIn.again': 'Use another address',
  'signIn.linkSentTitle': 'Check your mailbox',
  'signIn.linkSentText':
    'We sent a link to {email}. It is good for {time}: open it in this browser to sign in here.',
  'signIn.linkOpened': 'I have opened the link',
  'signIn.linkTitle': 'Sign in with this link',
  'signIn.linkText': 'Press the button to sign in as {email} in this browser.',
  'signIn.nameTitle': 'Choose a name',
  'signIn.nameText': 'It stands beside everything you write here. Your e-mail address is never shown.',
  'signIn.keepName': 'Keep this name',
  'signIn.continueTitle': 'You are signed in',
  'signIn.continueText': 'You are signed in as {name}. Do you want to write on {site} under this name?',
  'signIn.continueAs': 'Continue as {name}',
  'signIn.other': 'Sign in as somebody else',
  'signIn.doneTitle': 'You are signed in',
  'signIn.doneText': 'This window closes by itself. If it stays open, close it and go back to the story.',

  'email.subject': '{code} is your code for {site}',
  'email.text': 'Your code to sign in at {site}:',
  'email.minutes': 'It is good for {minutes} and works once, in the browser that asked for it.',
  'email.linkSubject': 'Sign in to {site}',
  'email.linkText':
    'Somebody, perhaps you, has asked several times to sign in to {site} with this address. Open this link in the browser in which you want to sign in:',
  'email.ignore': 'If you did not ask for it, you need not do anything.',
} as const satisfies Record<string, Message>;
