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
  'refusal.account_not_found': 'There is no such account.',
  'refusal.body_empty': 'Your comment is empty. Please write something first.',
  'refusal.body_too_long':
    'Your comment has {length} characters; at most {limit} are possible. Please shorten it or write two.',
  'refusal.comment_deleted': 'This comment has been deleted, so nothing more can be done with it.',
  'refusal.comment_not_found': 'This comment is not here any more. Please reload the discussion.',
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
  'refusal.mail_failed':
    'The mail could not be sent. Please check the address or try again in a few minutes.',
  'refusal.name_invalid':
    'A name has at most {limit} characters: letters, digits and spaces. Please choose another.',
  'refusal.name_missing': 'Please say under which name your comment should stand.',
  'refusal.not_your_comment':
    'Only its author can change this comment. Please sign in with the account you used.',
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
  'refusal.unavailable':
    'This cannot be saved just now. Your text is kept; please wait {wait}, then send it again.',
  'refusal.provider_key_taken': 'There is a way to sign in with this key already. Please choose another key.',
  'refusal.provider_not_found': 'This way to sign in is not offered here any more. Please choose another.',
} as const satisfies Record<string, Message>;
