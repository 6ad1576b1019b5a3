import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import type { ReportOutcome } from '../domain/report.ts';
import type { Db } from './pool.ts';

export interface NewNotice {
  readonly siteId: SiteId;
  readonly id: string;
  readonly reportId: string;
  readonly commentId: CommentId;
  readonly accountId: AccountId | null;
  readonly law: string;
  readonly explanation: string;
  readonly isChildAbuse: boolean;
  readonly name: string | null;
  readonly email: string | null;
  readonly language: string;
  readonly at: Date;
}

/** Adds a notice under the next number of its site, which it returns. */
export async function insertNotice(db: Db, notice: NewNotice): Promise<number> {
  const { rows } = await db.query<{ number: number }>({
    text: `with counted as (
        insert into notice_numbers as n (site_id, last) values ($1, 1) on conflict (site_id) do update set last = n.last + 1 returning last
      )
      insert into notices (site_id, id, number, report_id, comment_id, account_id, law, explanation, is_child_abuse, name, email, language, created_at)
      select $1, $2, last, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 from counted returning number`,
    values: [
      notice.siteId,
      notice.id,
      notice.reportId,
      notice.commentId,
      notice.accountId,
      notice.law,
      notice.explanation,
      notice.isChildAbuse,
      notice.name,
      notice.email,
      notice.language,
      notice.at,
    ],
  });
  const [row] = rows;
  if (!row) throw new Error('A notice was given no number.');
  return row.number;
}

/** A notice as its receipt tells of it: nothing of who sent it, or of what they wrote. */
export interface NoticeRow {
  readonly id: string;
  readonly number: number;
  readonly commentId: CommentId;
  readonly storyKey: string;
  readonly at: Date;
  readonly hasMailbox: boolean;
  readonly outcome: ReportOutcome | null;
  readonly decidedAt: Date | null;
}

/** A notice by its id; null when there is none. */
export async function findNotice(db: Db, siteId: SiteId, id: string): Promise<NoticeRow | null> {
  const { rows } = await db.query<NoticeRow>({
    text: `select n.id, n.number, n.comment_id as "commentId", s.key as "storyKey", n.created_at as at, n.email is not null as "hasMailbox",
        n.outcome, n.decided_at as "decidedAt"
      from notices n join comments c on c.site_id = n.site_id and c.id = n.comment_id
      join stories s on s.site_id = c.site_id and s.id = c.story_id
      where n.site_id = $1 and n.id = $2`,
    values: [siteId, id],
  });
  return rows[0] ?? null;
}

/** Where mail about a notice goes; null where there is no mailbox. */
export async function findNoticeContact(
  db: Db,
  siteId: SiteId,
  id: string,
): Promise<{ readonly email: string; readonly language: string } | null> {
  const { rows } = await db.query<{ email: string; language: string }>({
    text: 'select email, language from notices where site_id = $1 and id = $2 and email is not null',
    values: [siteId, id],
  });
  return rows[0] ?? null;
}

/** Forgets who sent the notices that were decided before a time: nobody contests those any more. */
export async function forgetNoticeContacts(db: Db, before: Date): Promise<void> {
  await db.query({
    text: `update notices set name = null, email = null where decided_at < $1 and (name is not null or email is not null)`,
    values: [before],
  });
}

/** A settled report whose sender may want to know. */
export interface ReportToTell {
  readonly siteId: SiteId;
  readonly id: string;
  readonly siteKey: string;
  readonly siteName: string;
  readonly siteLanguage: string;
  readonly storyTitle: string | null;
  readonly outcome: ReportOutcome;
  /** Of a notice; null for other reports. */
  readonly noticeId: string | null;
  /** Whoever gave a mailbox with a notice, or asked for mail in their preferences. */
  readonly email: string | null;
  readonly language: string | null;
}

/**
 * Takes the reports of a comment whose outcome is to be told, settled before a time: each is handed out once. Those that
 * nobody wants mail about are passed over.
 */
export async function takeReportsToTell(
  db: Db,
  comment: { readonly siteId: SiteId; readonly commentId: CommentId },
  times: { readonly settledBefore: Date; readonly now: Date },
): Promise<ReportToTell[]> {
  const { rows } = await db.query<ReportToTell>({
    text: `with taken as (
        update reports set told_at = $4 where site_id = $1 and comment_id = $2 and outcome is not null and told_at is null and (settled_at <= $3 or outcome = 'gone')
        returning site_id, id, comment_id, account_id, is_notice, outcome
      )
      select t.site_id as "siteId", t.id, w.key as "siteKey", w.name as "siteName", w.language as "siteLanguage", s.title as "storyTitle", t.outcome,
        n.id as "noticeId", coalesce(n.email, case when not t.is_notice and a.report_mail then a.email end) as email,
        coalesce(n.language, a.language) as language
      from taken t join sites w on w.id = t.site_id join comments c on c.site_id = t.site_id and c.id = t.comment_id
      join stories s on s.site_id = c.site_id and s.id = c.story_id
      left join notices n on n.site_id = t.site_id and n.report_id = t.id left join accounts a on a.id = t.account_id
      where n.email is not null or (not t.is_notice and a.report_mail and a.email is not null)`,
    values: [comment.siteId, comment.commentId, times.settledBefore, times.now],
  });
  return rows;
}

/** Gives a report back whose mail was not taken: it is told with the next try. */
export async function giveBackReport(db: Db, report: Pick<ReportToTell, 'siteId' | 'id'>): Promise<void> {
  await db.query({
    text: 'update reports set told_at = null where site_id = $1 and id = $2',
    values: [report.siteId, report.id],
  });
}
