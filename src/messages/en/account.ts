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
  'account.unread': { one: '{count} new', other: '{count} new' },
  'account.unreadMany': 'more than {most} new',
  'account.saved': 'Saved.',

  'profile.edit': 'Edit profile',
  'profile.comments': 'Your comments',
  'profile.empty':
    'You have not written anything yet. What you write on any of the sites here is listed in this place.',
  'profile.nameHint': 'It stands beside everything you write, also beside what is there already.',
  'profile.bio': 'About you',
  'profile.bioHint':
    'Plain text of at most {limit} characters. Shown on your profile, where a site shows profiles.',
  'profile.pictureUrl': 'Address of a picture',
  'profile.pictureHint':
    'It is fetched once, made small and kept here. Where nothing is typed, everything stays as it is.',
  'profile.pictureRemove': 'Remove my picture',
  'profile.pictureAsked': 'Your picture is being fetched. It will be here in a moment.',
  'profile.picture.unreachable':
    'Nothing could be fetched from the address of your picture. Please check it and save it again.',
  'profile.picture.not_a_picture':
    'What stands at that address is not a picture we can use: JPEG, PNG, WebP, GIF and AVIF are.',
  'profile.picture.too_large':
    'That picture is too large. Please choose one of at most 5 megabytes and 40 megapixels.',

  'listed.newest': 'Back to the newest',
  'listed.more': 'Show older ones',
  'listed.state.published': 'Published',
  'listed.state.pending': 'Waiting for a moderator',
  'listed.state.withheld': 'Being reviewed',
  'listed.state.rejected': 'Not published',
  'listed.state.deleted': 'Deleted',
  'listed.deletedText': 'The text is gone for good.',
  'listed.replies': { one: '{count} reply', other: '{count} replies' },

  'reason.offensive': 'it insults somebody.',
  'reason.abusive': 'it attacks others instead of arguing.',
  'reason.harassment': 'it harasses somebody.',
  'reason.advertisement': 'it advertises something.',
  'reason.banned_word': 'it contains words that are not accepted here.',
  'reason.misinformation': 'it claims something that is known to be false.',
  'reason.spam': 'it was sent many times, or is there to mislead.',
  'reason.hate': 'it speaks of a group of people with contempt.',
  'reason.threat': 'it threatens somebody, or calls for violence.',
  'reason.private_data': 'it tells private things about somebody.',
  'reason.off_topic': 'it has nothing to do with the story.',
  'reason.illegal': 'it may be against the law.',
  'reason.other': 'it does not keep to the rules of this discussion.',

  'replies.empty': 'Nobody has answered you yet. Replies to what you write are listed here.',
  'replies.new': 'New',
  'replies.mailHint': 'You can get mail about replies.',
  'replies.erased': 'Somebody whose account is gone',

  'mute.action': 'Mute',
  'mute.undo': 'Show again',
  'mute.title': 'Mute {name}?',
  'mute.text':
    'What they write folds away for you, on every site you read with this account. They are not told, and you can undo it at any time.',
  'mute.undoTitle': 'Show what {name} writes again?',
  'mute.folded': 'Muted. Show it anyway',
  'mute.explain':
    'Comments of these people are folded away for you. To mute somebody, use the link below one of their comments.',
  'mute.empty':
    'You have muted nobody. If you no longer want to read somebody, use the link below one of their comments.',

  'preferences.language': 'Language',
  'preferences.languageAuto': 'As the site and my browser say',
  'preferences.languageHint': 'For these pages, discussions on their own pages, and mails to you.',
  'preferences.timeZone': 'Time zone',
  'preferences.timeZoneAuto': 'As my browser says, or UTC',
  'preferences.replyMail': 'Mail about replies to you',
  'preferences.replyMail.never': 'Never',
  'preferences.replyMail.daily': 'At most once a day',
  'preferences.replyMail.soon': 'Soon after they are written',
  'preferences.noMailbox': 'Your account has no e-mail address, so no mail can be sent.',
  'preferences.hidesProfile': 'Do not show my profile to others',
  'preferences.hidesHint':
    'Some sites let readers see who somebody is and what they wrote there. Your comments stay where they are.',

  'person.elsewhere': 'Profile at the publisher',
  'person.comments': 'Comments on {site}',

  'unsubscribe.title': 'Stop mail about replies?',
  'unsubscribe.text':
    'Your replies stay on your own page, and you can switch the mails on again in your preferences.',
  'unsubscribe.send': 'Stop these mails',
  'unsubscribe.doneTitle': 'These mails have stopped',

  'replyEmail.subject': {
    one: '{count} new reply to what you wrote',
    other: '{count} new replies to what you wrote',
  },
  'replyEmail.subjectMany': 'More than {most} new replies to what you wrote',
  'replyEmail.by': '{name} on “{story}”, {site}, {time}:',
  'replyEmail.read': 'Read and answer',
  'replyEmail.all': 'All replies to you',
  'replyEmail.why': 'You get this mail because you asked for it in your preferences.',
} as const satisfies Record<string, Message>;
