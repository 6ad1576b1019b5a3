import type { CommentStatus } from '../domain/comment.ts';
import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import type { SafeHtml } from '../domain/safe-html.ts';
import type { Db } from './pool.ts';

export interface OweNotice {
  readonly siteId: SiteId;
  readonly decisionId: string;
  readonly authorId: AccountId;
  /** When it can no longer be taken back. */
  readonly dueAt: Date;
}

/** Notes that an author is to be told of a decision; false where they have no mailbox or want no such mail. */
export async function oweNotice(db: Db, notice: OweNotice): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'owe-notice',
    text: `insert into author_notices (site_id, decision_id, account_id, due_at)
      select $1, $2, id, $4 from accounts where id = $3 and email is not null and decision_mail`,
    values: [notice.siteId, notice.decisionId, notice.authorId, notice.dueAt],
  });
  return rowCount === 1;
}

/** Everybody who is to be told of a decision, and from when on. */
export async function listNoticesDue(db: Db): Promise<{ accountId: AccountId; dueAt: Date }[]> {
  const { rows } = await db.query<{ accountId: AccountId; dueAt: Date }>({
    text: 'select account_id as "accountId", min(due_at) as "dueAt" from author_notices group by 1 order by 1',
  });
  return rows;
}

/** Somebody who may have to be told, locked until the transaction ends. */
export interface Addressee {
  readonly email: string;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly mailedAt: Date | null;
}

/** Null where the account is gone, has no mailbox, or wants no such mail (any more). */
export async function lockAddressee(db: Db, accountId: AccountId): Promise<Addressee | null> {
  const { rows } = await db.query<Addressee>({
    text: `select email, language, time_zone as "timeZone", decisions_mailed_at as "mailedAt" from accounts
      where id = $1 and email is not null and decision_mail for update`,
    values: [accountId],
  });
  return rows[0] ?? null;
}

/** A decision to tell of. */
export interface DueNotice {
  readonly siteId: SiteId;
  readonly decisionId: string;
  readonly commentId: CommentId;
  readonly dueAt: Date;
  readonly siteKey: string;
  readonly siteName: string;
  readonly siteLanguage: string;
  readonly storyKey: string;
  readonly storyTitle: string | null;
  readonly html: SafeHtml;
  readonly status: CommentStatus;
  readonly createdAt: Date;
}

/**
 * Takes what somebody is to be told now. What was undone meanwhile, is no longer how the comment stands, or is about a
 * comment that is deleted, goes without a word.
 */
export async function takeDueNotices(db: Db, accountId: AccountId, now: Date): Promise<DueNotice[]> {
  const { rows } = await db.query<DueNotice>({
    text: `with due as (
        delete from author_notices where account_id = $1 and due_at <= $2 returning site_id, decision_id, due_at
      )
      select d.site_id as "siteId", d.id as "decisionId", d.comment_id as "commentId", due.due_at as "dueAt", w.key as "siteKey",
        w.name as "siteName", w.language as "siteLanguage", s.key as "storyKey", s.title as "storyTitle", c.html, c.status,
        c.created_at as "createdAt"
      from due join decisions d on d.site_id = due.site_id and d.id = due.decision_id
      join comments c on c.site_id = d.site_id and c.id = d.comment_id and c.deleted_at is null and c.status = d.to_status
      join stories s on s.site_id = c.site_id and s.id = c.story_id join sites w on w.id = c.site_id
      where d.id = (select l.id from decisions l where l.site_id = c.site_id and l.comment_id = c.id order by l.sequence desc limit 1)
      order by d.sequence`,
    values: [accountId, now],
  });
  return rows;
}

/** Gives notices back whose mail did not go. */
export async function returnNotices(
  db: Db,
  accountId: AccountId,
  notices: readonly Pick<DueNotice, 'siteId' | 'decisionId' | 'dueAt'>[],
): Promise<void> {
  await db.query({
    text: `insert into author_notices (site_id, decision_id, account_id, due_at)
      select site_id, decision_id, $1, due_at from unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) n (site_id, decision_id, due_at)
      on conflict do nothing`,
    values: [
      accountId,
      notices.map(({ siteId }) => siteId),
      notices.map(({ decisionId }) => decisionId),
      notices.map(({ dueAt }) => dueAt),
    ],
  });
}

/** When the next notice of somebody is due; null where none waits. */
export async function findNextDue(db: Db, accountId: AccountId): Promise<Date | null> {
  const { rows } = await db.query<{ dueAt: Date | null }>({
    text: 'select min(due_at) as "dueAt" from author_notices where account_id = $1',
    values: [accountId],
  });
  return rows[0]?.dueAt ?? null;
}

/** Notes when somebody was last told; null takes it back. */
export async function markTold(db: Db, accountId: AccountId, at: Date | null): Promise<void> {
  await db.query({
    text: 'update accounts set decisions_mailed_at = $2 where id = $1',
    values: [accountId, at],
  });
}

/** Stops mail about decisions. */
export async function stopDecisionMail(db: Db, accountId: AccountId): Promise<void> {
  await db.query({
    text: 'update accounts set decision_mail = false where id = $1',
    values: [accountId],
  });
}
