import { deleteClaimNews } from './claims.ts';
import { deleteOldStates } from './decision-states.ts';
import { forgetNoticeContacts } from './notices.ts';
import type { Db } from './pool.ts';
import { PRINTS_KEPT } from './standings.ts';

/** Longer than any decision can be taken back, those of a bulk included. */
const STATES_KEPT_MS = 600_000;

/** Deletes what has served its time: remembered answers after 24 hours, codes, handoffs, sessions, bans and old counters. */
export async function deleteExpired(db: Db, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000);
  await db.query({ text: 'delete from idempotency_keys where created_at < $1', values: [dayAgo] });
  await db.query({ text: 'delete from sign_in_codes where expires_at < $1', values: [dayAgo] });
  await db.query({ text: 'delete from oidc_flows where expires_at < $1', values: [dayAgo] });
  await db.query({ text: 'delete from downloads where expires_at < $1', values: [now] });
  await db.query({ text: 'delete from handoffs where expires_at < $1', values: [now] });
  // When somebody was last here outlives their sessions: retention of accounts asks for it.
  await db.query({
    text: `update accounts a set seen_at = greatest(a.seen_at, s.used_at)
      from (select account_id, max(used_at) as used_at from sessions where expires_at < $1 group by account_id) s
      where a.id = s.account_id`,
    values: [dayAgo],
  });
  await db.query({ text: 'delete from passkey_challenges where expires_at < $1', values: [now] });
  await db.query({
    text: 'delete from totp where confirmed_at is null and created_at < $1',
    values: [dayAgo],
  });
  await db.query({ text: 'delete from sign_on_spent where expires_at < $1', values: [now] });
  await db.query({ text: 'delete from sign_on_secrets where dies_at < $1', values: [now] });
  await db.query({ text: 'delete from sessions where expires_at < $1', values: [dayAgo] });
  await deleteOldStates(db, new Date(now.getTime() - STATES_KEPT_MS));
  await deleteClaimNews(db, new Date(now.getTime() - STATES_KEPT_MS));
  await db.query({ text: 'delete from ban_hashes where until < $1', values: [now] });
  await db.query({
    text: `delete from text_prints where created_at < $1::timestamptz - interval '${PRINTS_KEPT}'`,
    values: [now],
  });
  // Six months, as for authors: after that nobody contests what was decided on a notice.
  await forgetNoticeContacts(db, new Date(now.getTime() - 183 * 24 * 3_600_000));
  await db.query({ text: 'delete from rate_limits where window_start < $1', values: [dayAgo] });
}
