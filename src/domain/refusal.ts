/**
 * What a verb answers when it will not do what was asked: a value, never an exception. The code is stable and part
 * of the API; `http` maps it to a status, `messages` to words.
 */
export const REFUSAL_CODES = [
  'account_banned',
  'account_not_found',
  'address_invalid',
  'bio_too_long',
  'body_empty',
  'body_too_long',
  'code_expired',
  'code_wrong',
  'comment_deleted',
  'comment_not_found',
  'comment_not_published',
  'comment_not_top_level',
  'decision_not_found',
  'domain_invalid',
  'download_not_found',
  'download_too_soon',
  'edit_window_over',
  'email_invalid',
  'erasure_begun',
  'factor_code_wrong',
  'factor_not_found',
  'idempotency_key_reused',
  'identity_email_taken',
  'identity_taken',
  'input_invalid',
  'internal_error',
  'key_invalid',
  'key_reserved',
  'key_taken',
  'label_invalid',
  'language_code_invalid',
  'language_unknown',
  'last_admin',
  'last_factor',
  'last_way_in',
  'link_expired',
  'link_invalid',
  'mail_failed',
  'mail_not_enough',
  'muted_too_many',
  'name_invalid',
  'name_missing',
  'name_taken',
  'not_permitted',
  'not_your_comment',
  'origin_invalid',
  'origin_missing',
  'origin_not_registered',
  'overtaken',
  'own_account',
  'own_comment',
  'page_not_found',
  'parent_not_found',
  'passkey_copied',
  'passkey_name_invalid',
  'passkey_refused',
  'passkey_taken',
  'passkey_too_late',
  'passkey_unknown',
  'passkeys_full',
  'pattern_invalid',
  'provider_away',
  'provider_cancelled',
  'provider_failed',
  'provider_key_taken',
  'provider_not_found',
  'person_not_found',
  'picture_address_invalid',
  'pinned_too_many',
  'rate_limited',
  'rules_version_not_found',
  'scope_insufficient',
  'second_factor_required',
  'section_not_found',
  'session_not_found',
  'setting_invalid',
  'setting_unknown',
  'sign_in_elsewhere',
  'sign_in_expired',
  'sign_in_required',
  'sign_on_algorithm',
  'sign_on_audience',
  'sign_on_claim_invalid',
  'sign_on_claim_missing',
  'sign_on_disabled',
  'sign_on_ended',
  'sign_on_exchange_required',
  'sign_on_expired',
  'sign_on_issuer',
  'sign_on_key_unknown',
  'sign_on_keys_unavailable',
  'sign_on_lifetime',
  'sign_on_malformed',
  'sign_on_not_yet_valid',
  'sign_on_replayed',
  'sign_on_secret_invalid',
  'sign_on_secret_not_found',
  'sign_on_signature',
  'sign_on_too_large',
  'site_not_found',
  'step_up_required',
  'story_closed',
  'story_not_found',
  'time_invalid',
  'token_not_found',
  'token_scope_missing',
  'token_scope_unknown',
  'totp_on_already',
  'unavailable',
  'undo_too_late',
  'word_list_invalid',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
  readonly refused: RefusalCode;
  /** The field of the request at fault, where there is one. */
  readonly field?: string;
  /** Figures that the message names, such as the longest length allowed. */
  readonly figures?: Readonly<Record<string, number | string>>;
  /** Seconds after which the same request may succeed. */
  readonly retryAfter?: number;
}

/** Makes a refusal. */
export function refuse(refused: RefusalCode, more: Omit<Refusal, 'refused'> = {}): Refusal {
  return { refused, ...more };
}

/** Tells a refusal from a result. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
