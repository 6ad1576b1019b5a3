import type { Message } from '../catalogue.ts';

export const refusals = {
  'refusal.not_permitted': 'You may not do this. It needs a role that your account does not have here.',
  'refusal.second_factor_required': 'Please show your second factor first.',
  'refusal.step_up_required':
    'Please confirm first that it is you. This is asked before anything that cannot be taken back.',
  'refusal.name_taken':
    'This name, or one that looks like it, belongs to somebody else. Please choose another.',
  'refusal.token_scope_missing': 'This token lacks the scope {scope}.',
  'refusal.identity_email_taken':
    'There is an account with this e-mail address already. Please sign in with it.',
  'refusal.account_banned':
    'This account has been banned from writing here. You can still read, and delete what you wrote. The ban ends: {until}.',
  'refusal.decision_not_found': 'This decision does not exist.',
  'refusal.download_not_found':
    'There is no such download, or it has been deleted since. You can ask for a new one.',
  'refusal.download_too_soon': 'Your data can be packed once a day. Please wait {wait}, then ask again.',
  'refusal.erasure_begun': 'This account is being deleted, which can no longer be stopped.',
  'refusal.account_not_found': 'There is no such account.',
  'refusal.bio_too_long':
    'The text about you has {length} characters; at most {limit} are possible. Please shorten it.',
  'refusal.link_invalid':
    'This link is not complete, or no longer good. Please copy all of it from the mail.',
  'refusal.muted_too_many':
    'You have muted {limit} people, which is the most that is possible. Please show some of them again first.',
  'refusal.own_account': 'This is you. Only others can be muted.',
  'refusal.person_not_found': 'There is no profile of this person here.',
  'refusal.picture_address_invalid':
    'This is not an address of a picture. It begins with https:// and can be copied from your browser.',
  'refusal.report_own_comment': 'This is your own comment, so it cannot be reported. You can delete it.',
  'refusal.report_too_long':
    'What you add to your report can have at most {limit} characters. Please shorten it.',
  'refusal.note_not_found': 'This note is not here any more.',
  'refusal.person_protected':
    'Nothing can be decided here of oneself, or of people who moderate. An admin can take their role away first, on the page of their account.',
  'refusal.sanction_not_found': 'There is no such decision about this person.',
  'refusal.appeal_empty': 'Please write why the decision was wrong.',
  'refusal.appeal_made_already': 'You have contested this decision already. Each can be contested once.',
  'refusal.appeal_not_possible': 'There is no decision about this comment that could be contested now.',
  'refusal.appeal_of_own_decision':
    'You made this decision or wrote the comment. Somebody else decides on the appeal.',
  'refusal.appeal_too_late': 'A decision can be contested for six months. That time is over.',
  'refusal.appeal_too_long': 'This is {length} characters long; {limit} are possible.',
  'refusal.contact_missing':
    'Please give your name and e-mail address. They are needed for the receipt and the decision.',
  'refusal.explanation_too_short': 'Please explain this in at least one full sentence.',
  'refusal.good_faith_missing': 'Please confirm that you believe in good faith what you have said.',
  'refusal.body_empty': 'Your comment is empty. Please write something first.',
  'refusal.body_too_long':
    'Your comment has {length} characters; at most {limit} are possible. Please shorten it or write two.',
  'refusal.comment_deleted': 'This comment has been deleted, so nothing more can be done with it.',
  'refusal.comment_not_found': 'This comment is not here any more. Please reload the discussion.',
  'refusal.comment_not_published': 'Only a comment that readers see can be marked. Publish it first.',
  'refusal.comment_not_top_level':
    'Only a comment at the top of a thread can be pinned. A reply can be an editor’s pick.',
  'refusal.story_merging': 'Its comments are being moved at the moment. Try again in a few minutes.',
  'refusal.story_moved': 'This story has moved: it is “{key}” now.',
  'refusal.story_same': 'A story cannot be merged with itself.',
  'refusal.story_taken': 'There is a story “{key}” already. Merge the two instead.',
  'refusal.period_invalid': 'Please choose a period that ends after it begins, of at most {limit} days.',
  'refusal.pinned_too_many': '{limit} comments are pinned already. Unpin one of them first.',
  'refusal.code_expired': 'This code is no longer good. Please ask for a new one.',
  'refusal.code_wrong':
    'This is not the code we sent. Please check it; after a few wrong tries you need a new one.',
  'refusal.edit_window_over':
    'A comment can be edited for {minutes} after it was written. This time is over; you can write a reply to it.',
  'refusal.email_invalid': 'This is not a complete e-mail address. Please check it.',
  'refusal.idempotency_key_reused':
    'This form was sent before with another text. Please reload the discussion and see what arrived.',
  'refusal.input_invalid': 'Something in this form could not be read. Please check it and send it again.',
  'refusal.internal_error':
    'Something went wrong here; it is our fault, not yours. Your text is kept; please try again in a few minutes.',
  'refusal.link_expired': 'This link is no longer good.',
  'refusal.overtaken': 'Somebody else changed this meanwhile. Please look at it and save again.',
  'refusal.mail_failed':
    'The mail could not be sent. Please check the address or try again in a few minutes.',
  'refusal.name_invalid':
    'A name has at most {limit} characters: letters, digits and spaces. Please choose another.',
  'refusal.name_missing': 'Please say under which name your comment should stand.',
  'refusal.not_your_comment':
    'Only its author can change this comment. Please sign in with the account you used.',
  'refusal.origin_missing':
    'This was not sent from its own page. Please open that page again and send it from there.',
  'refusal.origin_not_registered': '{origin} is not registered here. Its publisher has to add it first.',
  'refusal.own_comment': 'This is your own comment. Votes are for others to give.',
  'refusal.page_not_found':
    'Nothing is at this address. It may have a typing error, or what stood here was deleted.',
  'refusal.parent_not_found':
    'The comment you answer is not here any more. Your text is kept; you can send it as a new comment.',
  'refusal.rate_limited': 'That was a lot in a short time. Please wait {wait}, then send it again.',
  'refusal.scope_insufficient': 'For this, please sign in on the discussion’s own page.',
  'refusal.sign_in_required': 'Please sign in to do this. What you wrote is kept.',
  'refusal.site_not_found': 'This site is not known here. Please check the address.',
  'refusal.story_closed': 'This discussion is closed, so nothing can be added or changed.',
  'refusal.story_not_found': 'This story is not known here. Please check the address.',
  'refusal.undo_too_late': 'It is too late to take this back. Decide again instead.',
  'refusal.unavailable':
    'This cannot be saved just now. Your text is kept; please wait {wait}, then send it again.',
  'refusal.provider_key_taken': 'There is a way to sign in with this key already. Please choose another key.',
  'refusal.provider_not_found': 'This way to sign in is not offered here any more. Please choose another.',

  'refusal.address_invalid': 'This is not the address of a web page. It begins with https:// or http://.',
  'refusal.key_invalid':
    'A key has 1 to 63 small letters, digits and hyphens, such as “daily”. It begins with a letter or digit.',
  'refusal.key_reserved': '“{key}” is part of Parley’s own addresses. Please choose another key.',
  'refusal.key_taken': 'The key “{key}” is taken. Please choose another.',
  'refusal.label_invalid': 'A name here has 1 to {limit} characters, on one line.',
  'refusal.language_unknown': 'Parley does not speak this language. Possible are {languages}.',
  'refusal.last_admin':
    'This is the last account that may administer everything. Please give somebody else the role first.',
  'refusal.origin_invalid':
    'An origin is a scheme, a host and perhaps a port, such as https://news.example. This is none: {given}.',
  'refusal.pattern_invalid':
    'A pattern begins with / or with https://, has at most {limit} characters, and * stands for any characters in it, as in /sport/*. This is none: {given}.',
  'refusal.section_not_found': 'There is no such section on this site.',
  'refusal.setting_invalid': 'This value is not possible here. Allowed is {allowed}.',
  'refusal.setting_unknown': 'There is no setting “{setting}”.',
  'refusal.time_invalid': 'Please give a time that is still to come, such as 2030-12-31.',
  'refusal.token_not_found': 'There is no such token, or it has been revoked.',
  'refusal.token_scope_unknown': 'Please choose at least one of these scopes: {scopes}.',
  'refusal.identity_taken':
    'This belongs to another account here. Please sign in with it there and remove it first.',
  'refusal.provider_away':
    'The service you chose does not answer just now. Please try again in a few minutes, or take another way.',
  'refusal.provider_cancelled':
    'You did not finish signing in at the other service. Nothing has changed; you can try again or take another way.',
  'refusal.provider_failed':
    'What the other service answered could not be trusted, so nobody was signed in. Please try again, or take another way.',
  'refusal.sign_in_elsewhere':
    'This sign-in was begun in another browser or by somebody else. Please begin again here.',
  'refusal.sign_in_expired': 'This sign-in took too long or was used already. Please begin again.',
  'refusal.passkey_too_late': 'This took too long, or was sent twice. Please try once more.',
  'refusal.passkey_refused': 'This passkey could not be checked. Please try again, or take another way.',
  'refusal.passkey_unknown':
    'This passkey is not known here; it may have been removed. Please sign in another way.',
  'refusal.passkey_copied':
    'This passkey counts its uses, and it was used elsewhere since: it may have been copied. Please sign in another way and remove it.',
  'refusal.passkey_taken': 'This passkey belongs to an account already.',
  'refusal.passkeys_full': 'An account can have {limit} passkeys. Please remove one that you no longer use.',
  'refusal.passkey_name_invalid': 'Please give it a name of at most {limit} characters.',
  'refusal.factor_not_found': 'This is not part of your account any more. Please reload the page.',
  'refusal.factor_code_wrong':
    'This code is not right, or was used before. An app shows a new one every 30 seconds; a recovery code works once.',
  'refusal.totp_on_already': 'Codes from an app are switched on already.',
  'refusal.last_factor':
    'Your role needs a second factor, and this is the last one. Please add another one first.',
  'refusal.last_way_in': 'This is your only way in. Please add another one first.',
  'refusal.mail_not_enough': 'Your account has a second factor. Please confirm with that.',
  'refusal.session_not_found': 'You are not signed in there any more.',
  'refusal.domain_invalid': 'A domain looks like news.example. This is none: {given}.',
  'refusal.language_code_invalid':
    'A language is given by its code of two or three letters, such as en or de. This is none: {given}.',
  'refusal.rules_version_not_found': 'There is no such version of the rules.',
  'refusal.word_list_invalid':
    'Line {line} of the list cannot be used: {entry}. The guide to the rules says what a line may be.',
  'refusal.call_out_address_invalid':
    'The address of a service begins with https:// and has no name or password in it.',
  'refusal.call_out_key_invalid':
    'A key of a service is one word of letters, digits and signs, as the service shows it.',
  'refusal.call_out_not_found': 'There is no such service on this site.',
  'refusal.call_outs_full':
    'A site asks at most {limit} services: each of them may keep writers waiting. Please remove one first.',
  'refusal.simulation_running': 'Rules are being tried already. Please try again in {wait}.',
} as const satisfies Record<string, Message>;
