import type { Message } from '../catalogue.ts';

export const desk = {
  'role.reader': 'Reader',
  'role.staff': 'Staff',
  'role.moderator': 'Moderator',
  'role.admin': 'Admin',
  'role.onSites': { one: '{role} on {count} site', other: '{role} on {count} sites' },

  'desk.title': 'Desk',
  'desk.settings': 'Settings',
  'desk.nameless': 'Your account',
  'desk.area.sites': 'Sites',
  'desk.area.organisation': 'Organisation',
  'desk.area.accounts': 'Accounts',
  'desk.area.tokens': 'API tokens',
  'desk.area.audit': 'Audit log',

  'desk.front': 'At a glance',
  'desk.tasks': 'Not set up yet',
  'desk.setUp': 'Set it up',
  'desk.task.mail':
    'Parley sends no mail yet: sign-in codes stand in the log of the server. Set SMTP_URL and MAIL_FROM before readers come.',
  'desk.task.https':
    'Parley is not reached by https. Readers’ sign-ins can be read on the way, and browsers refuse it inside pages that are. Set PARLEY_URL.',
  'desk.task.ownFactor':
    'Whoever reads your mail can open this desk. A passkey or an app for codes keeps it yours.',
  'desk.task.secondFactor': 'Moderators and admins get in with a mailbox alone.',
  'desk.task.factors': {
    one: '{count} of the people who open the desk has no second factor.',
    other: '{count} of the people who open the desk have no second factor.',
  },
  'desk.task.secondAdmin':
    'There is one admin of everything. Make a second one, so that nobody is locked out.',
  'desk.task.site': 'There is no site yet.',
  'desk.task.origins': '{site} has no origins: no page may show its discussions.',
  'desk.you': 'You',
  'desk.role': 'Role',
  'desk.factor': 'Second factor',
  'desk.factor.none': 'None.',
  'desk.factor.set': 'Set up.',
  'desk.factor.shown': 'Shown in this session.',
  'desk.security': 'Sign-in and security',

  'desk.sites': 'Sites',
  'desk.site': 'Site',
  'desk.noSites': 'There is no site yet.',
  'desk.stories': 'Stories',
  'desk.comments': 'Comments',
  'desk.waiting': 'Waiting for a decision',
  'desk.addSite': 'Add a site',
  'desk.siteAdded': '{site} is added. Look through its settings, then copy its embed code.',
  'desk.siteName': 'Name',
  'desk.siteKey': 'Key',
  'desk.siteKeyMeaning':
    'Stands in addresses, such as “daily”: small letters, digits and hyphens. It cannot be changed later.',
  'desk.siteLanguage': 'Language of pages that ask for none',
  'desk.origins': 'Origins',
  'desk.originsMeaning':
    'One a line, such as https://news.example. Only pages of these origins may show the discussions, call the API and begin new stories.',

  'desk.ofSite': 'Pages of this site',
  'desk.tab.settings': 'Settings',
  'desk.tab.sections': 'Sections',
  'desk.tab.waysIn': 'Ways in',
  'desk.tab.embed': 'Embed code',
  'desk.contents': 'On this page',

  'desk.on': 'On',
  'desk.off': 'Off',
  'desk.nothing': 'nothing',
  'desk.quoted': '“{text}”',
  'desk.default': 'Default: {value}.',
  'desk.changed': 'Changed.',
  'desk.useDefault': 'Use the default',
  'desk.saved': 'Saved.',
  'desk.unchanged': 'Nothing was different, so nothing has changed.',
  'desk.undo': 'Undo',
  'desk.notSaved': {
    one: 'Nothing is saved yet: please look at {count} field.',
    other: 'Nothing is saved yet: please look at {count} fields.',
  },
  'desk.somebody': 'Somebody',
  'desk.overtaken':
    '{by} changed this meanwhile; it is now: {now}. Save again to put your own value in its place.',
  'desk.allowedNumber': 'Please give a whole number from {least} to {most}.',
  'desk.allowedText': 'Please give a text of at most {longest} characters.',
  'desk.allowedChoice': 'Please choose one of these.',
  'desk.confirmFirst': 'This is dangerous, so you are asked once more who you are.',
  'desk.confirmAside':
    'Nothing is saved yet. Please confirm in the other window that it is you, then send this again.',
  'desk.confirm': 'Confirm that it is you',

  'desk.actions': 'Actions',
  'desk.allSites': 'All sites there are and will be',
  'desk.someSites': 'Only these:',
  'desk.factorsWarning': {
    one: '{count} person who opens the desk has no second factor yet. Whoever has none is led to set one up before anything else.',
    other:
      '{count} people who open the desk have no second factor yet. Whoever has none is led to set one up before anything else.',
  },

  'firstAdmin.expired': 'This link is no longer good',
  'firstAdmin.expiredText':
    'It has been used, it is older than an hour, or this installation has an admin. Whoever has access to the machine can give somebody the role on its command line:',
  'firstAdmin.desk': 'Go to the desk',
  'firstAdmin.title': 'Set up this installation',
  'firstAdmin.text':
    'This installation has no admin yet. Give the e-mail address of whoever is going to be it; we send a code there.',
  'firstAdmin.become':
    'You are signed in as {name}. This account becomes the admin: it sets up sites, gives roles to others, and sees every change in a log.',
  'firstAdmin.becomeSend': 'Become the admin',
  'firstAdmin.done':
    'You are the admin now. Keep this desk yours with a second factor, then set up the first site.',

  'settingGroup.signIn': 'Signing in',
  'settingGroup.signOn': 'Single sign-on',
  'settingGroup.writing': 'Writing',
  'settingGroup.privacy': 'Privacy',

  'settingOption.ssoSameEmail.refuse': 'Refuse the sign-in',
  'settingOption.ssoSameEmail.link': 'Link it to the account',
} as const satisfies Record<string, Message>;
