import { MAX_NAME_LENGTH } from '../domain/name.ts';
import type { Refusal } from '../domain/refusal.ts';
import { SETTING_KINDS } from '../domain/setting.ts';
import type { Messages } from './create-messages.ts';

/**
 * What a refusal says to the person it is for: what happened, and what to do next.
 *
 * Figures by code: `body_too_long` length, limit; `sign_on_claim_…` claim; `edit_window_over` minutes; `origin_not_registered` origin;
 * `account_banned` until, or nothing where it is for good; `setting_invalid` the kind and the limits of the setting;
 * `word_list_invalid` line, entry and reason of the first line at fault, and how many there are.
 * `edit_rejected` the rule and what it found.
 */
export function refusalText(messages: Messages, refusal: Refusal): string {
  const { minutes, until, ...figures } = refusal.figures ?? {};
  return messages.format(`refusal.${refusal.refused}`, {
    limit: MAX_NAME_LENGTH,
    ...figures,
    ...(minutes === undefined ? {} : { minutes: messages.duration(Number(minutes) * 60) }),
    until: until === undefined ? messages.t('time.never') : messages.dateTime(new Date(until)),
    ...(refusal.refused === 'setting_invalid' ? { allowed: allowedText(messages, figures) } : {}),
    ...(refusal.refused === 'edit_rejected' ? { why: whyText(messages, figures) } : {}),
    wait: waitText(messages, refusal.retryAfter),
  });
}

/** What a setting may be, by the kind and the limits that its refusal names. */
function allowedText(messages: Messages, figures: Readonly<Record<string, number | string>>): string {
  const kind = SETTING_KINDS.find((each) => each === figures['kind']) ?? 'text';
  return messages.format(`settingAllowed.${kind}`, figures);
}

const REJECTING = ['bannedWords', 'links', 'repetition', 'privateData', 'rules'] as const;

/** Why a text may not stand. */
function whyText(messages: Messages, figures: Readonly<Record<string, number | string>>): string {
  const rule = REJECTING.find((each) => each === figures['rule']) ?? 'rules';
  return messages.format(`rejectedFor.${rule}`, { found: '…', ...figures });
}

/** How long to wait, in words; `a moment` when nobody knows. */
export function waitText(messages: Messages, seconds: number | undefined): string {
  return seconds === undefined ? messages.t('time.moment') : messages.duration(seconds);
}
