import type { CommentStatus } from '../domain/comment.ts';
import type { Decider } from '../domain/decision.ts';
import type { CommentId, SiteId } from '../domain/ids.ts';
import type { TextFormat } from '../domain/written-text.ts';
import type { Db } from './pool.ts';

/** A comment by its site and its id. */
export interface CommentRef {
  readonly siteId: SiteId;
  readonly id: CommentId;
}

/** The decision that a comment's status stands on, with what was found and said, and the last appeal. */
export interface ExplanationRow {
  readonly id: CommentId;
  readonly decisionId: string;
  readonly status: CommentStatus;
  readonly by: Decider;
  readonly reason: string | null;
  readonly rule: string | null;
  readonly decidedAt: Date;
  readonly appealId: string | null;
  readonly toAuthor: string | null;
  readonly format: TextFormat;
  readonly body: string;
  readonly reasons: readonly FoundReason[] | null;
  readonly appealedAt: Date | null;
  readonly outcome: 'upheld' | 'reversed' | null;
  readonly settledAt: Date | null;
}

/** A reason as it is stored with a revision. */
export interface FoundReason {
  readonly rule: string;
  readonly verdict: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Decisions that were undone, and those that undid them, are passed over: what they left is what stood before. So are
 * decisions on a later text that readers never saw.
 */
export const IN_FORCE = `select d.* from decisions d where d.site_id = c.site_id and d.comment_id = c.id and d.to_status = c.status
  and d.undoes_id is null and (d.from_status is distinct from d.to_status or d.appeal_id is not null)
  and not exists (select 1 from decisions u where u.site_id = d.site_id and u.comment_id = d.comment_id and u.undoes_id = d.id)
  order by d.sequence desc limit 1`;

/** What explains the status of some comments; those without a decision are missing. */
export async function listExplanations(db: Db, comments: readonly CommentRef[]): Promise<ExplanationRow[]> {
  const { rows } = await db.query<ExplanationRow>({
    name: 'explanations',
    text: `select c.id, d.id as "decisionId", c.status, d.decided_by as by, d.reason, d.rule, d.decided_at as "decidedAt",
        d.appeal_id as "appealId", t.to_author as "toAuthor", coalesce(r.format, c.format) as format, coalesce(r.body, c.body) as body, r.reasons,
        a.created_at as "appealedAt", a.outcome, a.settled_at as "settledAt"
      from unnest($1::uuid[], $2::uuid[]) wanted (site_id, id)
      join comments c on c.site_id = wanted.site_id and c.id = wanted.id
      cross join lateral (${IN_FORCE}) d
      left join decision_details t on t.site_id = d.site_id and t.decision_id = d.id
      left join lateral (select r.format, r.body, r.reasons from revisions r where r.site_id = c.site_id and r.comment_id = c.id
        and (d.revision is null or r.number = d.revision) order by r.number desc limit 1) r on true
      left join lateral (select a.created_at, a.outcome, a.settled_at from appeals a
        where a.site_id = c.site_id and a.comment_id = c.id order by a.created_at desc limit 1) a on true`,
    values: [comments.map(({ siteId }) => siteId), comments.map(({ id }) => id)],
  });
  return rows;
}
