import type { CommentStatus } from '../domain/comment.ts';
import type { Decider } from '../domain/decision.ts';
import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import { toDetails } from './decision-details.ts';
import type { Db } from './pool.ts';

/** A decision as a verb makes it; who and what was written stand beside it, where they can be erased. */
export interface NewDecision {
  readonly id: string;
  readonly by: Decider;
  /** Who decided, where a person did. */
  readonly accountId?: AccountId | null;
  readonly reason?: string | null;
  readonly toAuthor?: string;
  readonly internal?: string;
  readonly rule?: string | null;
  readonly rulesVersion?: number | null;
  /** The text that was decided on, where it was not the comment as a whole. */
  readonly revision?: number | null;
  readonly undoesId?: string | null;
  readonly appealId?: string | null;
  readonly bulkId?: string | null;
}

export interface DecidedComment {
  readonly siteId: SiteId;
  readonly commentId: CommentId;
  readonly from: CommentStatus | null;
  readonly to: CommentStatus;
  readonly at: Date;
}

/** Adds the row of a decision, and its details where there is anything to say of a person. */
export async function insertDecision(db: Db, decided: DecidedComment, decision: NewDecision): Promise<void> {
  const { accountId = null, toAuthor = '', internal = '' } = decision;
  const hasDetails = accountId !== null || toAuthor !== '' || internal !== '';
  const details = toDetails({ accountId, toAuthor, internal });
  await db.query({
    name: hasDetails ? 'insert-decision-details' : 'insert-decision',
    text: hasDetails
      ? `with decided as (${INSERT})
          insert into decision_details (site_id, decision_id, account_id, salt, to_author, internal)
          select site_id, id, $16, $17, $18, $19 from decided`
      : INSERT,
    values: [
      decided.siteId,
      decision.id,
      decided.commentId,
      decided.from,
      decided.to,
      decision.by,
      decision.reason ?? null,
      decided.at,
      decision.rule ?? null,
      decision.rulesVersion ?? null,
      decision.revision ?? null,
      decision.undoesId ?? null,
      decision.appealId ?? null,
      decision.bulkId ?? null,
      hasDetails ? details.detailsHash : null,
      ...(hasDetails ? [accountId, details.salt, toAuthor, internal] : []),
    ],
  });
}

const INSERT = `insert into decisions (site_id, id, comment_id, from_status, to_status, decided_by, reason, decided_at, rule, rules_version,
    revision, undoes_id, appeal_id, bulk_id, details_hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning site_id, id`;

/** The newest decision on a comment, and the one before it. */
export interface LatestDecision {
  readonly id: string;
  readonly from: CommentStatus | null;
  readonly to: CommentStatus;
  readonly by: Decider;
  readonly reason: string | null;
  readonly accountId: AccountId | null;
  readonly before: string | null;
}

/** The newest decision on a comment; null where none was kept. */
export async function findLatestDecision(
  db: Db,
  siteId: SiteId,
  commentId: CommentId,
): Promise<LatestDecision | null> {
  const { rows } = await db.query<LatestDecision>({
    name: 'latest-decision',
    text: `select d.id, d.from_status as "from", d.to_status as "to", d.decided_by as "by", d.reason, t.account_id as "accountId",
        lead(d.id) over (order by d.sequence desc) as before
      from (select * from decisions where site_id = $1 and comment_id = $2 order by sequence desc limit 2) d
      left join decision_details t on t.site_id = d.site_id and t.decision_id = d.id
      order by d.sequence desc limit 1`,
    values: [siteId, commentId],
  });
  return rows[0] ?? null;
}
