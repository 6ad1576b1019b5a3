import { DECISION_REASONS } from '../domain/decision.ts';
import type { SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** A period from one moment up to another, which is not in it any more; of one site or of all. */
export interface ReportPeriod {
  readonly from: Date;
  readonly to: Date;
  readonly siteId: SiteId | null;
}

/** One figure: how many, or a median in seconds; `of` says of which kind, and is empty for all. */
export interface ReportFigure {
  readonly figure: string;
  readonly of: string;
  readonly value: number | null;
}

/** $1 and $2 are the period, $3 the site or null. */
const at = (column: string): string => `${column} >= $1 and ${column} < $2`;
const onSite = (alias: string): string => `($3::uuid is null or ${alias}.site_id = $3)`;
const median = (from: string, to: string): string =>
  `percentile_cont(0.5) within group (order by extract(epoch from ${to} - ${from}))::float8`;

/**
 * Decisions of the period that stand: without what was taken back by a key and what took it back, and without comments
 * passed on to somebody else. `kind` is what was decided; the first decision on a comment is there for all of them.
 */
const MADE = `select d.*, case when d.decided_by in ('rules', 'reports') then 'automatic' else 'person' end as automation,
    case when d.from_status is distinct from d.to_status or d.appeal_id is not null then d.to_status
      when d.revision is not null and d.reason is not null then 'edit-rejected' else 'kept' end as kind
  from decisions d
  where ${at('d.decided_at')} and ${onSite('d')} and d.undoes_id is null and d.reason is distinct from 'escalated'
    and not exists (select 1 from decisions u where u.site_id = d.site_id and u.comment_id = d.comment_id and u.undoes_id = d.id)`;

const FIGURES = `
  with made as materialized (${MADE}), against as (select * from made where kind in ('rejected', 'edit-rejected', 'withheld')),
  contested as (
    select a.*, case when d.decided_by in ('rules', 'reports') then 'automatic' else 'person' end as automation
    from appeals a join decisions d on d.site_id = a.site_id and d.id = a.decision_id where ${onSite('a')}
  )
  select 'comments.written' as figure, '' as "of", count(*)::float8 as value from made where from_status is null
  union all select 'decisions.' || k.kind, '', count(m.id) from (values ('published'), ('pending'), ('withheld'), ('rejected'), ('edit-rejected'), ('kept')) k (kind)
    left join made m on m.kind = k.kind and (m.from_status is not null or m.kind <> 'published') group by k.kind
  union all select 'decisions.against.byAutomation', n.automation, count(g.id) from (values ('automatic'), ('person')) n (automation)
    left join against g on g.automation = n.automation group by n.automation
  union all select 'decisions.against.byReason', case when decided_by = 'rules' then 'rule:' || coalesce(rule, 'unknown')
      when decided_by = 'reports' then 'reports' when reason is null then 'none' when reason = any($4) then reason else 'other' end, count(*) from against group by 2
  union all select 'notices.received', '', count(*) from notices n where ${at('n.created_at')} and ${onSite('n')}
  union all select 'notices.childAbuse', '', count(*) from notices n where ${at('n.created_at')} and ${onSite('n')} and n.is_child_abuse
  union all select 'notices.decided', o.outcome, count(n.id) from (values ('upheld'), ('dismissed'), ('gone')) o (outcome)
    left join notices n on n.outcome = o.outcome and ${at('n.decided_at')} and ${onSite('n')} group by o.outcome
  union all select 'notices.medianSeconds', '', ${median('n.created_at', 'n.decided_at')} from notices n where ${at('n.decided_at')} and ${onSite('n')} and n.outcome <> 'gone'
  union all select 'reports.received', '', count(*) from reports r where ${at('r.created_at')} and ${onSite('r')} and not r.is_notice
  union all select 'reports.byReason', r.reason, count(*) from reports r where ${at('r.created_at')} and ${onSite('r')} and not r.is_notice group by r.reason
  union all select 'reports.settled', o.outcome, count(r.id) from (values ('upheld'), ('dismissed'), ('gone')) o (outcome)
    left join reports r on r.outcome = o.outcome and ${at('r.settled_at')} and ${onSite('r')} and not r.is_notice group by o.outcome
  union all select 'reports.medianSeconds', '', ${median('r.created_at', 'r.settled_at')} from reports r where ${at('r.settled_at')} and ${onSite('r')} and not r.is_notice and r.outcome <> 'gone'
  union all select 'appeals.received', '', count(*) from contested a where ${at('a.created_at')}
  union all select 'appeals.received.byAutomation', n.automation, count(a.id) from (values ('automatic'), ('person')) n (automation)
    left join contested a on a.automation = n.automation and ${at('a.created_at')} group by n.automation
  union all select 'appeals.settled', o.outcome, count(a.id) from (values ('upheld'), ('reversed')) o (outcome)
    left join contested a on a.outcome = o.outcome and ${at('a.settled_at')} group by o.outcome
  union all select 'appeals.bySamePerson', '', count(*) from contested a where ${at('a.settled_at')} and a.by_same_person
  union all select 'appeals.open', '', count(*) from contested a where a.created_at < $2 and (a.settled_at is null or a.settled_at >= $2)
  union all select 'appeals.medianSeconds', '', ${median('a.created_at', 'a.settled_at')} from contested a where ${at('a.settled_at')}
  union all select 'sanctions.given', k.kind, count(s.id) from (values ('warn'), ('premoderate'), ('suspend'), ('ban')) k (kind)
    left join sanctions s on s.kind = k.kind and ${at('s.given_at')} and ${onSite('s')} group by k.kind
  union all select 'sanctions.lifted', '', count(*) from sanctions s where ${at('s.lifted_at')} and ${onSite('s')}`;

/** The figures of a period. Counts and medians only: nothing in them tells of one person. Reads the decisions of the period. */
export async function countForReport(db: Db, { from, to, siteId }: ReportPeriod): Promise<ReportFigure[]> {
  const { rows } = await db.query<ReportFigure>({
    text: `select figure, "of", value from (${FIGURES}) f order by figure, "of"`,
    // Words of somebody's own are no code, and stay out.
    values: [from, to, siteId, DECISION_REASONS],
  });
  return rows;
}
