import type { AccountId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** Notes that somebody has seen their replies up to a time; gives the time up to which they had before. */
export async function markRepliesSeen(db: Db, accountId: AccountId, seenAt: Date): Promise<Date> {
  const { rows } = await db.query<{ before: Date }>({
    text: `with before as (select id, replies_seen_at from accounts where id = $1 for update), marked as (
        update accounts a set replies_seen_at = $2 from before b where a.id = b.id and b.replies_seen_at < $2
      )
      select replies_seen_at as before from before`,
    values: [accountId, seenAt],
  });
  return rows[0]?.before ?? seenAt;
}

/** Accounts that wait for mail about replies: never looked at and not mailed before, `daily` ones once a day. */
export async function listAwaitingMail(db: Db, now: Date): Promise<AccountId[]> {
  const { rows } = await db.query<{ id: AccountId }>({
    text: `select a.id from accounts a
      where a.reply_mail <> 'never' and a.email is not null and (a.reply_mail = 'soon' or a.replies_mailed_at <= $1)
        and exists (select 1 from comments c where c.answered_id = a.id
          and c.published_at > greatest(a.replies_seen_at, a.replies_mailed_at) and c.status = 'published' and c.deleted_at is null)`,
    values: [new Date(now.getTime() - 24 * 3_600_000)],
  });
  return rows.map((row) => row.id);
}

export interface AwaitingMail {
  readonly email: string;
  readonly name: string | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  /** The time after which replies are new to them. */
  readonly since: Date;
}

/** Somebody who waits for mail, locked until the transaction ends; null when they do not, or have been mailed meanwhile. */
export async function lockAwaitingMail(
  db: Db,
  accountId: AccountId,
  now: Date,
): Promise<AwaitingMail | null> {
  const { rows } = await db.query<AwaitingMail>({
    text: `select email, name, language, time_zone as "timeZone", greatest(replies_seen_at, replies_mailed_at) as since
      from accounts where id = $1 and email is not null
        and (reply_mail = 'soon' or (reply_mail = 'daily' and replies_mailed_at <= $2)) for update`,
    values: [accountId, new Date(now.getTime() - 24 * 3_600_000)],
  });
  return rows[0] ?? null;
}

/** Notes that replies up to now are mailed. */
export async function markRepliesMailed(db: Db, accountId: AccountId, mailedAt: Date): Promise<void> {
  await db.query({
    text: 'update accounts set replies_mailed_at = $2 where id = $1',
    values: [accountId, mailedAt],
  });
}

/** Takes back that replies are mailed, where a mail did not go: the next run sends it. */
export async function unmarkRepliesMailed(
  db: Db,
  accountId: AccountId,
  mark: { mailedAt: Date; since: Date },
): Promise<void> {
  await db.query({
    text: 'update accounts set replies_mailed_at = $3 where id = $1 and replies_mailed_at = $2',
    values: [accountId, mark.mailedAt, mark.since],
  });
}
