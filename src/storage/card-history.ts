import type { CommentStatus } from '../domain/comment.ts';
import type { Decider } from '../domain/decision.ts';
import type { AccountId, CommentId } from '../domain/ids.ts';
import type { TextFormat } from '../domain/written-text.ts';
import type { CommentRef } from './claims.ts';
import type { Db } from './pool.ts';

/** A decision with who made it and what they wrote. */
export interface DecisionRow extends CommentRef {
  readonly decisionId: string;
  readonly from: CommentStatus | null;
  readonly to: CommentStatus;
  readonly by: Decider;
  readonly moderatorId: AccountId | null;
  readonly moderatorName: string | null;
  readonly rule: string | null;
  readonly rulesVersion: number | null;
  readonly reason: string | null;
  readonly toAuthor: string | null;
  readonly internal: string | null;
  readonly at: Date;
  readonly undoes: string | null;
}

const DECISION = `d.site_id as "siteId", d.comment_id as id, d.id as "decisionId", d.from_status as "from", d.to_status as "to",
  d.decided_by as "by", a.id as "moderatorId", a.name as "moderatorName", d.rule, d.rules_version as "rulesVersion", d.reason,
  t.to_author as "toAuthor", t.internal, d.decided_at as at, d.undoes_id as undoes`;
const DETAILS = `left join decision_details t on t.site_id = d.site_id and t.decision_id = d.id left join accounts a on a.id = t.account_id`;

/** So many decisions of one comment are told: the newest, where somebody cannot make up their mind. */
const MOST_DECISIONS = 100;

function unzip(refs: readonly CommentRef[]): unknown[] {
  return [refs.map(({ siteId }) => siteId), refs.map(({ id }) => id)];
}

/** The decisions on some comments, the first one first. */
export async function listDecisions(db: Db, refs: readonly CommentRef[]): Promise<DecisionRow[]> {
  const { rows } = await db.query<DecisionRow>({
    name: 'card-decisions',
    text: `select ${DECISION} from unnest($1::uuid[], $2::uuid[]) wanted (site_id, id)
      cross join lateral (
        select * from decisions d where d.site_id = wanted.site_id and d.comment_id = wanted.id
        order by d.decided_at desc, d.sequence desc limit ${MOST_DECISIONS}
      ) d ${DETAILS} order by d.sequence`,
    values: unzip(refs),
  });
  return rows;
}

/** A decision with its place among all of them. */
export interface NumberedDecision extends DecisionRow {
  readonly sequence: number;
}

/** Decisions that people, readers' reports or the operator made after a number, in their order. */
export async function listDecisionsAfter(
  db: Db,
  sequence: number,
  limit: number,
): Promise<NumberedDecision[]> {
  const { rows } = await db.query<NumberedDecision>({
    name: 'decisions-after',
    text: `select ${DECISION}, d.sequence from decisions d ${DETAILS}
      where d.sequence > $1 and d.decided_by <> 'rules' order by d.sequence desc limit $2`,
    values: [sequence, limit],
  });
  return rows.toReversed();
}

/** The number of the newest decision. */
export async function findLastSequence(db: Db): Promise<number> {
  const { rows } = await db.query<{ last: number | null }>({
    name: 'last-sequence',
    text: 'select max(sequence) as last from decisions',
  });
  return rows[0]?.last ?? 0;
}

export interface ReportRow extends CommentRef {
  readonly reportId: string;
  readonly reason: string;
  readonly body: string;
  readonly reporterId: AccountId | null;
  readonly reporterName: string | null;
  readonly weight: number;
  readonly isNotice: boolean;
  readonly at: Date;
  readonly outcome: string | null;
}

/** So many reports of one comment are told: the newest. */
const MOST_REPORTS = 50;

/** What readers said against some comments, the newest first. */
export async function listReports(db: Db, refs: readonly CommentRef[]): Promise<ReportRow[]> {
  const { rows } = await db.query<ReportRow>({
    name: 'card-reports',
    text: `select r.site_id as "siteId", r.comment_id as id, r.id as "reportId", r.reason, r.body, a.id as "reporterId",
        a.name as "reporterName", r.weight, r.is_notice as "isNotice", r.created_at as at, r.outcome
      from unnest($1::uuid[], $2::uuid[]) wanted (site_id, id)
      cross join lateral (
        select * from reports r where r.site_id = wanted.site_id and r.comment_id = wanted.id
        order by r.created_at desc, r.id desc limit ${MOST_REPORTS}
      ) r left join accounts a on a.id = r.account_id order by r.created_at desc, r.id desc`,
    values: unzip(refs),
  });
  return rows;
}

export interface AppealRow extends CommentRef {
  readonly appealId: string;
  readonly body: string;
  readonly at: Date;
  readonly outcome: string | null;
  /** Who made the decision that is contested. */
  readonly decidedBy: AccountId | null;
}

/** The newest appeal of each of some comments. */
export async function listAppeals(db: Db, refs: readonly CommentRef[]): Promise<AppealRow[]> {
  const { rows } = await db.query<AppealRow>({
    name: 'card-appeals',
    text: `select distinct on (p.site_id, p.comment_id) p.site_id as "siteId", p.comment_id as id, p.id as "appealId", p.body,
        p.created_at as at, p.outcome, t.account_id as "decidedBy"
      from appeals p left join decision_details t on t.site_id = p.site_id and t.decision_id = p.decision_id
      where (p.site_id, p.comment_id) in (select * from unnest($1::uuid[], $2::uuid[]))
      order by p.site_id, p.comment_id, p.created_at desc, p.id desc`,
    values: unzip(refs),
  });
  return rows;
}

export interface RevisionRow {
  readonly number: number;
  readonly format: TextFormat;
  readonly body: string;
  readonly at: Date;
  readonly isShown: boolean;
}

/** The texts of a comment, the newest last; which of them readers see, where they see one. */
export async function listRevisions(db: Db, { siteId, id }: CommentRef): Promise<RevisionRow[]> {
  const { rows } = await db.query<RevisionRow>({
    text: `select number, format, body, at, shown and row_number() over (partition by shown order by number desc) = 1 as "isShown"
      from (
        select r.number, r.format, r.body, r.created_at as at, r.body = c.body and c.status = 'published' and c.deleted_at is null
          and r.number is distinct from c.waiting_revision as shown
        from revisions r join comments c on c.site_id = r.site_id and c.id = r.comment_id
        where r.site_id = $1 and r.comment_id = $2 order by r.number desc limit 200
      ) r order by number`,
    values: [siteId, id],
  });
  return rows;
}

export interface ThreadRow {
  readonly id: CommentId;
  readonly parentId: CommentId | null;
  readonly depth: number;
  readonly status: CommentStatus;
  readonly deletedAt: Date | null;
  readonly authorId: AccountId | null;
  readonly authorName: string | null;
  readonly html: string;
  readonly createdAt: Date;
  readonly up: number;
  readonly down: number;
}

const THREAD = `c.id, c.parent_id as "parentId", c.depth, c.status, c.deleted_at as "deletedAt", a.id as "authorId", a.name as "authorName",
  c.html, c.created_at as "createdAt", c.up, c.down`;

export interface ListThread extends CommentRef {
  /** Comments above, and comments below. */
  readonly limits: { readonly above: number; readonly below: number };
}

/** What a comment answers, the outermost first, and itself. */
export async function listAbove(db: Db, { siteId, id, limits }: ListThread): Promise<ThreadRow[]> {
  const { rows } = await db.query<ThreadRow>({
    text: `with recursive line as (
        select c.*, 0 as step from comments c where c.site_id = $1 and c.id = $2
        union all
        select c.*, line.step + 1 from line join comments c on c.site_id = $1 and c.id = line.parent_id where line.step < $3
      )
      select ${THREAD} from line c left join accounts a on a.id = c.author_id order by c.step desc`,
    values: [siteId, id, limits.above],
  });
  return rows;
}

/**
 * What was said below a comment, level by level, as far as `limits.below` comments; what was held or rejected is there
 * too, since readers' indexes know nothing of it by one of its own.
 */
export async function listBelow(db: Db, { siteId, id, limits }: ListThread): Promise<ThreadRow[]> {
  const found: ThreadRow[] = [];
  for (let above = [id]; above.length > 0 && found.length < limits.below;) {
    const { rows } = await db.query<ThreadRow>({
      text: `select ${THREAD} from (
          (select * from comments c where c.site_id = $1 and c.shown_under_id = any($2) and c.visible and c.parent_id is not null
            order by c.created_at, c.id limit $3)
          union all
          (select * from comments c where c.site_id = $1 and c.status <> 'published' and not c.visible and c.shown_under_id = any($2)
            and c.root_id = (select root_id from comments r where r.site_id = $1 and r.id = $4) order by c.created_at, c.id limit $3)
        ) c left join accounts a on a.id = c.author_id order by c.created_at, c.id limit $3`,
      values: [siteId, above, limits.below - found.length, id],
    });
    found.push(...rows);
    above = rows.map((row) => row.id);
  }
  return found;
}
