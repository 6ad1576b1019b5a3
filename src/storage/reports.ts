import type { ReporterFacts, ReportOutcome, ReportReason, ReportWeight } from '../domain/report.ts';
import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import type { TextFormat } from '../domain/written-text.ts';
import type { Db } from './pool.ts';

/** What the weight of somebody's reports follows from; null when the account is gone. */
export async function findReporterFacts(
  db: Db,
  accountId: AccountId,
  now: Date,
): Promise<ReporterFacts | null> {
  const { rows } = await db.query<ReporterFacts>({
    name: 'reporter-facts',
    text: `select a.is_guest as "isGuest", a.role, extract(epoch from $2 - a.created_at)::float8 / 86400 as "accountAgeDays",
        (select count(*)::int from (select 1 from comments c where c.author_id = a.id and c.status = 'published' and c.deleted_at is null limit 100) p) as published,
        (select count(*)::int from reports r where r.account_id = a.id and r.outcome = 'upheld' and not r.is_notice) as upheld,
        (select count(*)::int from reports r where r.account_id = a.id and r.outcome = 'dismissed' and not r.is_notice) as dismissed
      from accounts a where a.id = $1`,
    values: [accountId, now],
  });
  return rows[0] ?? null;
}

export interface NewReport extends ReportWeight {
  readonly siteId: SiteId;
  readonly id: string;
  readonly commentId: CommentId;
  readonly accountId: AccountId | null;
  /** Stands for whoever has no account. */
  readonly addressHash: Buffer | null;
  readonly reason: ReportReason;
  readonly body: string;
  readonly isNotice: boolean;
  readonly at: Date;
}

/**
 * Adds a report, or changes the open one that the same person has on the comment already. The caller holds the lock of
 * the comment's story.
 */
export async function putReport(db: Db, report: NewReport): Promise<void> {
  const { siteId, commentId, accountId, addressHash } = report;
  if (!report.isNotice) {
    const { rowCount } = await db.query({
      name: 'change-report',
      text: `update reports set reason = $5, body = $6, weight = $7, is_established = $8
        where site_id = $1 and comment_id = $2 and outcome is null and not is_notice and account_id is not distinct from $3
          and ($3::uuid is not null or address_hash is not distinct from $4)`,
      values: [
        siteId,
        commentId,
        accountId,
        addressHash,
        report.reason,
        report.body,
        report.weight,
        report.isEstablished,
      ],
    });
    if (rowCount !== 0) return;
  }
  await db.query({
    name: 'insert-report',
    text: `insert into reports (site_id, id, comment_id, account_id, address_hash, reason, body, weight, is_established, is_notice, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      siteId,
      report.id,
      commentId,
      accountId,
      accountId === null ? addressHash : null,
      report.reason,
      report.body,
      report.weight,
      report.isEstablished,
      report.isNotice,
      report.at,
    ],
  });
}

/** How much each open report of a comment counts. */
export async function listOpenWeights(db: Db, siteId: SiteId, commentId: CommentId): Promise<ReportWeight[]> {
  const { rows } = await db.query<ReportWeight>({
    name: 'open-report-weights',
    text: `select weight::float8 as weight, is_established as "isEstablished" from reports
      where site_id = $1 and comment_id = $2 and outcome is null`,
    values: [siteId, commentId],
  });
  return rows;
}

/**
 * Whether a person has let the text of a comment stand since it was last changed: what they approve has no reason. A
 * decision that was taken back says nothing, and neither does taking it back.
 */
export async function wasApproved(db: Db, siteId: SiteId, commentId: CommentId): Promise<boolean> {
  const { rows } = await db.query<{ isApproved: boolean }>({
    name: 'was-approved',
    text: `select coalesce(d.to_status = 'published' and d.reason is null, false) as "isApproved" from comments c
      left join lateral (
        select to_status, reason, decided_at from decisions d
        where d.site_id = c.site_id and d.comment_id = c.id and d.decided_by in ('account', 'operator') and d.undoes_id is null
          and not exists (select 1 from decisions u where u.site_id = d.site_id and u.comment_id = d.comment_id and u.undoes_id = d.id)
        order by d.sequence desc limit 1
      ) d on d.decided_at >= coalesce(c.edited_at, c.created_at)
      where c.site_id = $1 and c.id = $2`,
    values: [siteId, commentId],
  });
  return rows[0]?.isApproved ?? false;
}

export interface SettleReports {
  readonly siteId: SiteId;
  readonly commentId: CommentId;
  readonly outcome: ReportOutcome;
  /** The decision that settles them; null where the comment is gone without one. */
  readonly decisionId: string | null;
  readonly accountId: AccountId | null;
  readonly at: Date;
}

/** Settles the open reports and notices of a comment, in the transaction of what settles them; how many there were. */
export async function settleReports(db: Db, settled: SettleReports): Promise<number> {
  const { rowCount } = await db.query({
    name: 'settle-reports',
    text: `with settled as (
        update reports set outcome = $3, decision_id = $4, settled_by = $5, settled_at = $6
        where site_id = $1 and comment_id = $2 and outcome is null returning site_id, id, is_notice
      ), decided as (
        update notices n set outcome = $3, decided_at = $6 from settled s
        where s.is_notice and n.site_id = s.site_id and n.report_id = s.id
      )
      select 1 from settled`,
    values: [
      settled.siteId,
      settled.commentId,
      settled.outcome,
      settled.decisionId,
      settled.accountId,
      settled.at,
    ],
  });
  return rowCount ?? 0;
}

/**
 * Opens the reports again that a decision had settled, because it is taken back. Whoever has reported the comment anew
 * meanwhile keeps that report alone: one of a person is open at a time.
 */
export async function reopenReports(db: Db, siteId: SiteId, decisionId: string): Promise<void> {
  await db.query({
    name: 'reopen-reports',
    text: `with reopened as (
        update reports r set outcome = null, settled_at = null, settled_by = null, decision_id = null
        where site_id = $1 and decision_id = $2 and not exists (
          select 1 from reports o where o.site_id = r.site_id and o.comment_id = r.comment_id and o.outcome is null and not o.is_notice
            and not r.is_notice and (o.account_id = r.account_id or o.address_hash = r.address_hash))
        returning site_id, id
      )
      update notices n set outcome = null, decided_at = null from reopened r where n.site_id = r.site_id and n.report_id = r.id`,
    values: [siteId, decisionId],
  });
}

/** A report as whoever made it sees it. */
export interface OwnReportRow {
  readonly id: string;
  readonly site: { readonly key: string; readonly name: string };
  readonly storyKey: string;
  readonly storyTitle: string | null;
  readonly commentId: CommentId;
  /** The beginning of what was reported; empty once it is gone from the page. */
  readonly format: TextFormat;
  readonly excerpt: string;
  readonly reason: ReportReason;
  readonly body: string;
  readonly at: Date;
  readonly outcome: ReportOutcome | null;
  readonly settledAt: Date | null;
  /** Of a notice; null for other reports. */
  readonly number: number | null;
}

/** What somebody has reported, the last first. At most a hundred: nobody reads more. */
export async function listOwnReports(
  db: Db,
  accountId: AccountId,
  visibleUntil: Date,
): Promise<OwnReportRow[]> {
  const { rows } = await db.query<OwnReportRow>({
    text: `select r.id, json_build_object('key', w.key, 'name', w.name) as site, s.key as "storyKey", s.title as "storyTitle",
        r.comment_id as "commentId", c.format, case when c.status = 'published' then left(c.body, 3000) else '' end as excerpt,
        r.reason, r.body, r.created_at as at, case when r.settled_at <= $2 then r.outcome end as outcome,
        case when r.settled_at <= $2 then r.settled_at end as "settledAt", n.number
      from reports r join sites w on w.id = r.site_id
      join comments c on c.site_id = r.site_id and c.id = r.comment_id
      join stories s on s.site_id = c.site_id and s.id = c.story_id
      left join notices n on n.site_id = r.site_id and n.report_id = r.id
      where r.account_id = $1 order by r.created_at desc, r.id limit 100`,
    values: [accountId, visibleUntil],
  });
  return rows;
}

/** Takes the hashes off what was reported before a time. */
export async function clearReportAddresses(db: Db, siteId: SiteId, before: Date): Promise<void> {
  await db.query({
    text: 'update reports set address_hash = null where site_id = $1 and created_at < $2 and address_hash is not null',
    values: [siteId, before],
  });
}
