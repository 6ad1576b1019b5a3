import type { Message } from '../catalogue.ts';

export const settings = {
  'setting.guests': 'Guests',

  'settingMeaning.guests': 'People may comment with a name alone, without an account. They cannot vote.',

  'setting.emailSignIn': 'Sign-in by e-mail',

  'settingMeaning.emailSignIn':
    'Readers sign in with a one-time code that is sent to their mailbox. Moderators and admins always can.',

  'setting.maxCommentLength': 'Longest comment',

  'settingMeaning.maxCommentLength':
    'In characters. A longer text is refused before it is sent, and nothing of it is lost.',

  'setting.editWindowMinutes': 'Time to edit',

  'settingMeaning.editWindowMinutes':
    'Minutes after writing during which authors may change their comment. Earlier texts are kept. 0 switches editing off.',

  'setting.requireSecondFactor': 'Second factor for the desk',

  'settingMeaning.requireSecondFactor':
    'Moderators and admins need a passkey or a code from an app besides their mailbox. Whoever has none is led to set one up.',

  'settingAllowed.flag': 'yes or no (true or false)',
  'settingAllowed.number': 'a whole number from {least} to {most}',
  'settingAllowed.choice': 'one of {options}',
  'settingAllowed.text': 'a text of at most {longest} characters',
} as const satisfies Record<string, Message>;
