import type { Message } from '../catalogue.ts';

export const settings = {
  'setting.guests': 'Guests',

  'settingMeaning.guests': 'People may comment with a name alone, without an account. They cannot vote.',

  'setting.emailSignIn': 'Sign-in by e-mail',

  'settingMeaning.emailSignIn':
    'Readers sign in with a one-time code that is sent to their mailbox. Moderators and admins always can.',

  'setting.passkeySignIn': 'Sign-in by passkey',

  'settingMeaning.passkeySignIn':
    'Readers who have a passkey sign in with one touch. Where it is off, passkeys still count as a second factor.',

  'setting.maxCommentLength': 'Longest comment',

  'settingMeaning.maxCommentLength':
    'In characters. A longer text is refused before it is sent, and nothing of it is lost.',

  'setting.editWindowMinutes': 'Time to edit',

  'settingMeaning.editWindowMinutes':
    'Minutes after writing during which authors may change their comment. Earlier texts are kept. 0 switches editing off.',

  'setting.publicProfiles': 'Public profiles',

  'settingMeaning.publicProfiles':
    'Names of authors lead to a page that shows who they are and what they published on this site. Everybody can hide theirs. Search engines are asked to leave these pages out.',

  'setting.requireSecondFactor': 'Second factor for the desk',

  'settingMeaning.requireSecondFactor':
    'Moderators and admins need a passkey or a code from an app besides their mailbox. Whoever has none is led to set one up.',

  'settingAllowed.flag': 'yes or no (true or false)',
  'settingAllowed.number': 'a whole number from {least} to {most}',
  'settingAllowed.choice': 'one of {options}',
  'settingAllowed.text': 'a text of at most {longest} characters',

  'setting.erasureComments': 'Comments of people who delete their account',

  'settingMeaning.erasureComments':
    'Whether readers choose what becomes of what they wrote, or all of it is removed, or all of it stays without a name. Removed comments leave a mark where somebody replied.',

  'setting.addressDays': 'Days for which addresses are recognised',

  'settingMeaning.addressDays':
    'Network addresses are stored only as hashes that nobody can read. So many days later the keys are destroyed. 0 stores nothing of them.',

  'setting.inactiveAccountMonths': 'Months after which unused accounts go',

  'settingMeaning.inactiveAccountMonths':
    'Accounts that nobody has used for so long are erased; their comments stay without a name. A mail says so 30 days before. Moderators and admins stay. 0 erases none.',

  'settingOption.erasureComments.reader': 'The reader chooses',
  'settingOption.erasureComments.remove': 'Always remove them',
  'settingOption.erasureComments.keep': 'Always keep them without a name',
} as const satisfies Record<string, Message>;
