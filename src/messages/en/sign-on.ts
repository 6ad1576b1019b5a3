import type { Message } from '../catalogue.ts';

export const signOn = {
  'refusal.sign_on_algorithm': 'The sign-on token is signed in a way that this site does not take.',
  'refusal.sign_on_audience': 'The sign-on token was made for another audience.',
  'refusal.sign_on_claim_invalid': 'What the sign-on token says of {claim} cannot be used.',
  'refusal.sign_on_claim_missing': 'The sign-on token says nothing of {claim}, which is needed.',
  'refusal.sign_on_disabled': 'Single sign-on is switched off for this site.',
  'refusal.sign_on_ended': 'This sign-on was ended. Please sign in again.',
  'refusal.sign_on_exchange_required': 'Tokens of this site count once: exchange it for a session first.',
  'refusal.sign_on_expired': 'This sign-on has expired. Please sign in again.',
  'refusal.sign_on_issuer': 'The sign-on token comes from another issuer than this site takes.',
  'refusal.sign_on_key_unknown': 'There is no key here that could check the sign-on token.',
  'refusal.sign_on_keys_unavailable':
    'The publisher’s keys cannot be read just now. Please wait {wait}, then try again.',
  'refusal.sign_on_lifetime': 'The sign-on token lasts longer than this site allows.',
  'refusal.sign_on_malformed': 'This is not a sign-on token: it cannot be read.',
  'refusal.sign_on_not_yet_valid':
    'The sign-on token is from the future ({claim}). Please check the clock of the server that makes it.',
  'refusal.sign_on_replayed': 'This sign-on token was used before, and counts once.',
  'refusal.sign_on_secret_invalid':
    'A secret has 32 to 1,000 characters, and is no public key. Leave it empty to have one made.',
  'refusal.sign_on_secret_not_found': 'There is no such secret. It may be over already.',
  'refusal.sign_on_signature': 'The signature of the sign-on token is not right.',
  'refusal.sign_on_too_large': 'The sign-on token is too large.',
  'setting.ssoEnabled': 'Single sign-on',
  'settingMeaning.ssoEnabled':
    'Readers who are signed in on your own pages are signed in here, by a signed token (JWT) that your pages hand over. Tokens never open the desk.',
  'setting.ssoSameEmail': 'Same e-mail address, other user',
  'settingMeaning.ssoSameEmail':
    'What happens where a token names the mailbox of an account that belongs to somebody else. Refused, the token opens nothing. Linked, it opens that account; choose this only if you check that mailboxes belong to your readers. Accounts of staff are never linked.',
  'setting.ssoRealm': 'Realm of user ids',
  'settingMeaning.ssoRealm':
    'Sites with the same realm mean the same person by the same user.id, so one account serves all of them. Whoever holds a secret of one such site can sign in readers of all. Empty: the ids are this site’s own.',
  'setting.ssoAudience': 'Required audience',
  'settingMeaning.ssoAudience':
    'Tokens must carry this text as aud, so that a token made for another service opens nothing here. Empty: not asked for.',
  'setting.ssoIssuer': 'Required issuer',
  'settingMeaning.ssoIssuer': 'Tokens must carry this text as iss. Empty: not asked for.',
  'setting.ssoRequireExpiry': 'Tokens must expire',
  'settingMeaning.ssoRequireExpiry':
    'Tokens without exp are refused. Switch this on once your pages hand over tokens that end: one that never ends helps whoever steals it for ever.',
  'setting.ssoMaxLifetimeMinutes': 'Longest life of a token',
  'settingMeaning.ssoMaxLifetimeMinutes':
    'In minutes from iat to exp, both of which tokens then need. 0: without limit.',
  'setting.ssoOneTime': 'Tokens count once',
  'settingMeaning.ssoOneTime':
    'Each token opens one session, once, and is worthless to whoever reads it later. Tokens need jti and exp, and your pages have to make a new one for each page view.',
  'setting.ssoJwksUrl': 'Address of public keys (JWKS)',
  'settingMeaning.ssoJwksUrl':
    'With an https address of a key set, tokens signed with EdDSA, ES256 or RS256 are taken too, and no secret has to be shared. Keys are kept for ten minutes. Empty: secrets only.',
} as const satisfies Record<string, Message>;
