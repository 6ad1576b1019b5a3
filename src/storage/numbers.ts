import type { AccountId, SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** Which figures: days of a time zone, both included. */
export interface NumbersRange {
  readonly siteId: SiteId;
  /** `2030-01-31`. */
  readonly from: string;
  readonly to: string;
  /** A name of the IANA database. */
  readonly zone: string;
}

/** $1 is the site, $2 and $3 the days, $4 their zone. */
const BEGIN = '($2::date)::timestamp at time zone $4';
const END = '($3::date + 1)::timestamp at time zone $4';
const within = (column: string) => `${column} >= ${BEGIN} and ${column} < ${END}`;
const dayOf = (column: string) => `(${column} at time zone $4)::date::text`;
const valuesOf = ({ siteId, from, to, zone }: NumbersRange) => [siteId, from, to, zone];

export interface JudgedRow {
  readonly day: string;
  /** That counted; null where none did. */
  readonly rule: string | null;
  readonly status: string;
  readonly count: number;
}

/**
 * New comments by day, by what became of them when they were written, and by rule. Quarters of an hour are counted first:
 * days of every zone begin with one, and to find out the day of each row would take longer than to read it.
 */
export async function countJudged(db: Db, range: NumbersRange): Promise<JudgedRow[]> {
  const { rows } = await db.query<JudgedRow>({
    text: `select ${dayOf('quarter')} as day, rule, to_status as status, sum(count)::int as count from (
        select date_bin('15 minutes', decided_at, 'epoch') as quarter, rule, to_status, count(*) from decisions
        where site_id = $1 and from_status is null and ${within('decided_at')} group by 1, 2, 3
      ) q group by 1, 2, 3`,
    values: valuesOf(range),
  });
  return rows;
}

/** What people decided; `seconds` are those that the comments had waited. */
export interface DecidedRow {
  readonly by: 'day' | 'moderator' | 'rule' | 'all';
  readonly day: string | null;
  readonly accountId: AccountId | null;
  readonly name: string | null;
  /** The rule that had held the comment. */
  readonly rule: string | null;
  readonly approved: number;
  readonly rejected: number;
  readonly median: number | null;
  readonly p90: number | null;
}

/**
 * What people decided of comments, without what they took back, passed on or decided again on appeal: by day, by
 * moderator, by the rule before, and all of it. A comment has waited since the decision before that held it.
 */
export async function countDecided(db: Db, range: NumbersRange): Promise<DecidedRow[]> {
  const { rows } = await db.query<DecidedRow>({
    text: `with found as materialized (
        select d.id, d.comment_id, d.decided_at, d.from_status, d.undoes_id, t.account_id,
          d.to_status = 'rejected' or (d.revision is not null and d.reason is not null) as is_rejection,
          d.reason is not distinct from 'escalated' or d.appeal_id is not null as is_other
        from decisions d left join decision_details t on t.site_id = d.site_id and t.decision_id = d.id
        where d.site_id = $1 and d.decided_by = 'account' and ${within('d.decided_at')}
      ), made as (
        select f.*, b.rule, case when f.from_status in ('pending', 'withheld') then extract(epoch from f.decided_at - b.decided_at) end as seconds
        from found f left join lateral (
          select p.decided_at, p.rule from decisions p
          where p.site_id = $1 and p.comment_id = f.comment_id and p.decided_at < f.decided_at and p.reason is distinct from 'escalated'
          order by p.decided_at desc limit 1
        ) b on true
        where f.undoes_id is null and not f.is_other
          and not exists (select 1 from found u where u.undoes_id = f.id)
      ), figures as (
        select case grouping(day, account_id, rule) when 3 then 'day' when 5 then 'moderator' when 6 then 'rule' else 'all' end as by,
          day, account_id, rule, count(*) filter (where not is_rejection)::int as approved, count(*) filter (where is_rejection)::int as rejected,
          percentile_cont(0.5) within group (order by seconds) as median, percentile_cont(0.9) within group (order by seconds) as p90
        from (select ${dayOf('decided_at')} as day, account_id, rule, is_rejection, seconds from made) m
        group by grouping sets ((day), (account_id), (rule), ())
      )
      select f.by, f.day, f.account_id as "accountId", a.name, f.rule, f.approved, f.rejected, f.median, f.p90
      from figures f left join accounts a on a.id = f.account_id where f.by <> 'rule' or f.rule is not null`,
    values: valuesOf(range),
  });
  return rows;
}

export interface AppealedRow {
  readonly accountId: AccountId | null;
  readonly rule: string | null;
  readonly appealed: number;
  readonly reversed: number;
}

/** Appeals that came to an end, by who or which rule had made the decision. */
export async function countAppealed(db: Db, range: NumbersRange): Promise<AppealedRow[]> {
  const { rows } = await db.query<AppealedRow>({
    text: `select t.account_id as "accountId", d.rule, count(*)::int as appealed,
        count(*) filter (where a.outcome = 'reversed')::int as reversed
      from appeals a join decisions d on d.site_id = a.site_id and d.id = a.decision_id
      left join decision_details t on t.site_id = d.site_id and t.decision_id = d.id
      where a.site_id = $1 and a.settled_at is not null and ${within('a.settled_at')} group by 1, 2`,
    values: valuesOf(range),
  });
  return rows;
}

export interface ReportedRow {
  readonly day: string;
  readonly reports: number;
  readonly upheld: number;
  readonly dismissed: number;
}

/** Reports of readers by the day they came, and what became of them. */
export async function countReported(db: Db, range: NumbersRange): Promise<ReportedRow[]> {
  const { rows } = await db.query<ReportedRow>({
    text: `select ${dayOf('created_at')} as day, count(*)::int as reports, count(*) filter (where outcome = 'upheld')::int as upheld,
        count(*) filter (where outcome = 'dismissed')::int as dismissed
      from reports where site_id = $1 and ${within('created_at')} group by 1`,
    values: valuesOf(range),
  });
  return rows;
}

export interface WaitingNow {
  readonly count: number;
  readonly oldest: Date | null;
  /** When the comment in the middle of the queue began to wait. */
  readonly median: Date | null;
}

/** What waits for a decision on a site now. */
export async function findWaiting(db: Db, siteId: SiteId): Promise<WaitingNow> {
  const { rows } = await db.query<WaitingNow>({
    text: `select count(*)::int as count, min(waiting_since) as oldest,
        percentile_disc(0.5) within group (order by waiting_since) as median from queue_items where site_id = $1`,
    values: [siteId],
  });
  return rows[0] ?? { count: 0, oldest: null, median: null };
}
