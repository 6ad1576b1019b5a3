import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, refuse, type Refusal, type RefusalCode } from '../domain/refusal.ts';
import { findLanguage, messages, pickLanguage, refusalText, type Language } from '../messages/index.ts';
import { PATHS, renderErrorPage, signInUrl } from '../render/index.ts';
import type { Problem } from '../wire/problem.ts';
import type { HttpContext } from './context.ts';
import { HTML, PAGE_HEADERS, PRIVATE } from './headers.ts';

const STATUSES: Record<RefusalCode, number> = {
  account_banned: 403,
  account_not_found: 404,
  address_invalid: 422,
  address_mapping_invalid: 422,
  appeal_empty: 422,
  appeal_made_already: 409,
  appeal_not_possible: 409,
  appeal_of_own_decision: 403,
  appeal_too_late: 410,
  appeal_too_long: 422,
  bio_too_long: 422,
  body_empty: 422,
  body_too_long: 422,
  call_out_address_invalid: 422,
  call_out_key_invalid: 422,
  call_out_not_found: 404,
  call_outs_full: 409,
  code_expired: 410,
  code_wrong: 422,
  comment_deleted: 410,
  comment_not_found: 404,
  comment_not_published: 409,
  comment_not_top_level: 409,
  decision_not_found: 404,
  disk_full: 507,
  domain_invalid: 422,
  comment_rejected: 403,
  contact_missing: 422,
  download_not_found: 404,
  download_too_soon: 429,
  edit_rejected: 422,
  edit_window_over: 403,
  email_invalid: 422,
  erasure_begun: 410,
  explanation_too_short: 422,
  factor_code_wrong: 422,
  factor_not_found: 404,
  good_faith_missing: 422,
  idempotency_key_reused: 422,
  identity_email_taken: 409,
  identity_taken: 409,
  import_not_found: 404,
  import_running: 409,
  import_source_invalid: 422,
  import_under_way: 409,
  import_unfinished: 409,
  input_invalid: 400,
  internal_error: 500,
  key_invalid: 422,
  key_reserved: 422,
  key_taken: 409,
  label_invalid: 422,
  language_code_invalid: 422,
  language_unknown: 422,
  last_admin: 409,
  last_factor: 409,
  last_way_in: 409,
  link_expired: 410,
  link_invalid: 404,
  mail_failed: 502,
  mail_not_enough: 403,
  muted_too_many: 422,
  name_invalid: 422,
  name_missing: 422,
  name_taken: 409,
  not_permitted: 403,
  not_your_comment: 403,
  note_not_found: 404,
  origin_invalid: 422,
  origin_missing: 403,
  origin_not_registered: 403,
  overtaken: 409,
  own_account: 403,
  own_comment: 403,
  page_not_found: 404,
  parent_not_found: 404,
  passkey_copied: 403,
  passkey_name_invalid: 422,
  passkey_refused: 422,
  passkey_taken: 409,
  passkey_too_late: 410,
  passkey_unknown: 404,
  passkeys_full: 409,
  pattern_invalid: 422,
  provider_away: 502,
  provider_cancelled: 400,
  provider_failed: 502,
  provider_key_taken: 409,
  provider_not_found: 404,
  person_not_found: 404,
  person_protected: 403,
  picture_address_invalid: 422,
  period_invalid: 422,
  pinned_too_many: 409,
  rate_limited: 429,
  rules_version_not_found: 404,
  report_own_comment: 403,
  report_too_long: 422,
  sanction_not_found: 404,
  old_comments_gone: 404,
  account_not_guest: 409,
  scope_insufficient: 403,
  second_factor_required: 403,
  section_not_found: 404,
  session_not_found: 404,
  setting_invalid: 422,
  setting_unknown: 422,
  sign_in_elsewhere: 403,
  sign_in_expired: 410,
  sign_in_required: 401,
  sign_on_algorithm: 401,
  sign_on_audience: 401,
  sign_on_claim_invalid: 401,
  sign_on_claim_missing: 401,
  sign_on_disabled: 401,
  sign_on_ended: 401,
  sign_on_exchange_required: 401,
  sign_on_expired: 401,
  sign_on_issuer: 401,
  sign_on_key_unknown: 401,
  sign_on_keys_unavailable: 503,
  sign_on_lifetime: 401,
  sign_on_malformed: 401,
  sign_on_not_yet_valid: 401,
  sign_on_replayed: 401,
  sign_on_secret_invalid: 422,
  sign_on_secret_not_found: 404,
  sign_on_signature: 401,
  sign_on_too_large: 401,
  simulation_running: 409,
  site_not_found: 404,
  slow_mode: 429,
  step_up_required: 403,
  story_closed: 403,
  story_merging: 409,
  story_moved: 409,
  story_not_found: 404,
  story_same: 422,
  story_taken: 409,
  time_invalid: 422,
  time_zone_unknown: 422,
  token_not_found: 404,
  token_scope_missing: 403,
  token_scope_unknown: 422,
  totp_on_already: 409,
  undo_too_late: 410,
  upload_broken: 400,
  upload_empty: 422,
  upload_not_found: 404,
  upload_running: 409,
  upload_too_large: 413,
  upload_too_many: 422,
  unavailable: 503,
  word_list_invalid: 422,
  warning_unread: 403,
};

/** The HTTP status of a refusal. */
export function statusOf(refusal: Refusal): number {
  return STATUSES[refusal.refused];
}

/** The language of an answer: what the address asks for, else what its reader chose, else the site's, else the browser's. */
export function languageOf(
  request: FastifyRequest,
  fallback?: string,
  chosen: string | null = null,
): Language {
  const lang = askedLanguage(request);
  const asked = lang === undefined ? undefined : findLanguage(lang);
  return pickLanguage(asked ?? chosen ?? fallback, request.headers['accept-language'], fallback ?? 'en');
}

/** The language that an address asks for, as it stands there; on a step between, that of the page it leads back to. */
export function askedLanguage(request: FastifyRequest): string | undefined {
  const { lang, return: carried } = request.query as { lang?: unknown; return?: unknown };
  if (typeof lang === 'string') return lang;
  const sent = (request.body as { return?: unknown } | null | undefined)?.return;
  const back = carried ?? sent;
  if (typeof back !== 'string') return undefined;
  return URL.parse(back, 'https://back.invalid')?.searchParams.get('lang') ?? undefined;
}

/** Says the code of a refusal where the answer is a page, for whoever looks into it. */
export function refusalHeaders(refusal: Refusal): { 'parley-refusal': string } {
  return { 'parley-refusal': refusal.refused };
}

/** A refusal as RFC 9457 has it, in the language of the request. */
export function toProblem(request: FastifyRequest, refusal: Refusal): Problem {
  const status = statusOf(refusal);
  const m = messages(languageOf(request));
  return {
    type: `/docs#${refusal.refused}`,
    title: refusal.refused.replaceAll('_', ' '),
    status,
    detail: toDetail(refusalText(m, refusal), refusal),
    code: refusal.refused,
    ...(refusal.field === undefined ? {} : { field: refusal.field }),
    ...(refusal.retryAfter === undefined ? {} : { retryAfter: refusal.retryAfter }),
    traceId: request.id,
  };
}

/** Programs send what no form would: for them the reason is said as the schema says it. */
function toDetail(text: string, { field, figures }: Refusal): string {
  const reason = figures?.['reason'];
  return reason === undefined ? text : `${text} (${field === undefined ? '' : `${field}: `}${reason})`;
}

/** Answers a refusal of the API. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = toProblem(request, refusal);
  if (refusal.retryAfter !== undefined) void reply.header('retry-after', String(refusal.retryAfter));
  return reply
    .code(problem.status)
    .headers({ 'cache-control': 'no-store', ...refusalHeaders(refusal) })
    .type('application/problem+json')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problem);
}

/** Answers a refusal of a page. */
export function sendErrorPage(context: HttpContext, request: FastifyRequest, reply: FastifyReply) {
  return (refusal: Refusal, backUrl?: string): FastifyReply => {
    const status = statusOf(refusal);
    if (refusal.retryAfter !== undefined) void reply.header('retry-after', String(refusal.retryAfter));
    const html = renderErrorPage({
      language: languageOf(request),
      assets: context.pageAssets,
      status,
      traceId: request.id,
      refusal,
      retryAfter: refusal.retryAfter,
      backUrl,
    });
    return reply
      .code(status)
      .headers({ ...PAGE_HEADERS, ...refusalHeaders(refusal), 'cache-control': PRIVATE })
      .type(HTML)
      .send(html);
  };
}

/** Where a person goes who may do something only after one more step. */
const WAYS: Partial<Record<RefusalCode, string>> = {
  sign_in_required: PATHS.signIn,
  second_factor_required: PATHS.secondFactor,
  step_up_required: PATHS.stepUp,
};

/**
 * Answers a refusal of a page that is some people's only: whoever can get there by one more step is taken to it and
 * comes back, by the address they asked for; from a form to the page that shows it.
 */
export function sendPageRefusal(context: HttpContext, request: FastifyRequest, reply: FastifyReply) {
  return (refusal: Refusal, returnTo = request.url): FastifyReply => {
    const way = WAYS[refusal.refused];
    if (way === undefined) return sendErrorPage(context, request, reply)(refusal);
    const location = signInUrl({ return: returnTo }, way);
    return reply
      .code(303)
      .headers({ location, 'cache-control': PRIVATE, ...refusalHeaders(refusal) })
      .send();
  };
}

interface FrameworkError {
  readonly statusCode?: number;
  readonly code?: string;
  readonly validation?: readonly { instancePath?: string; message?: string; params?: unknown }[];
}

/** How an exception looks from outside: bad input names its field, a missing database says when to come back. */
export function toRefusal(error: unknown, isUnavailable: (error: unknown) => boolean): Refusal | null {
  if (isRefusal(error)) return error;
  if (isUnavailable(error)) return refuse('unavailable', { retryAfter: 5 });
  const { statusCode, validation } = error as FrameworkError;
  const [first] = validation ?? [];
  if (first) {
    const field = first.instancePath?.replace(/^\//, '').replaceAll('/', '.');
    return refuse('input_invalid', { ...(field ? { field } : {}), figures: { reason: first.message ?? '' } });
  }
  const isClientError = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  return isClientError ? refuse('input_invalid', { figures: { reason: (error as Error).message } }) : null;
}
