import { MAX_NAME_LENGTH } from '../domain/name.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Messages } from './messages.ts';

/**
 * What a refusal says to the person it is for: what happened, and what to do next.
 *
 * Figures by code: `body_too_long` length, limit; `sign_on_claim_…` claim; `edit_window_over` minutes; `origin_not_registered` origin;
 * `account_banned` until, or nothing where it is for good.
 */
export function refusalText(messages: Messages, refusal: Refusal): string {
  const { minutes, until, ...figures } = refusal.figures ?? {};
  return messages.format(`refusal.${refusal.refused}`, {
    limit: MAX_NAME_LENGTH,
    ...figures,
    ...(minutes === undefined ? {} : { minutes: messages.duration(Number(minutes) * 60) }),
    until: until === undefined ? messages.t('time.never') : messages.dateTime(new Date(until)),
    wait: waitText(messages, refusal.retryAfter),
  });
}

/** How long to wait, in words; `a moment` when nobody knows. */
export function waitText(messages: Messages, seconds: number | undefined): string {
  return seconds === undefined ? messages.t('time.moment') : messages.duration(seconds);
}
