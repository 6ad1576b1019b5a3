import type { CommentStatus } from '../domain/comment.ts';
import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import type { CommentRef } from './claims.ts';
import type { Db } from './pool.ts';

/** A comment that is to be decided on with others, as it stands now. */
export interface BulkTarget extends CommentRef {
  readonly storyKey: string;
  readonly status: CommentStatus;
  /** Number of the text that would be decided on, and the newest decision. */
  readonly revision: number;
  readonly decision: string | null;
}

/** Comments by what stands under one story, so that each story is locked a few times only. */
export async function listBulkTargets(db: Db, refs: readonly CommentRef[]): Promise<BulkTarget[]> {
  const { rows } = await db.query<BulkTarget>({
    name: 'bulk-targets',
    text: `select c.site_id as "siteId", c.id, s.key as "storyKey", c.status,
        coalesce(c.waiting_revision, (select max(number) from revisions r where r.site_id = c.site_id and r.comment_id = c.id), 0) as revision,
        (select d.id from decisions d where d.site_id = c.site_id and d.comment_id = c.id order by d.sequence desc limit 1) as decision
      from unnest($1::uuid[], $2::uuid[]) wanted (site_id, id) join comments c using (site_id, id)
      join stories s on s.site_id = c.site_id and s.id = c.story_id
      where c.deleted_at is null order by c.site_id, s.key, c.id`,
    values: [refs.map(({ siteId }) => siteId), refs.map(({ id }) => id)],
  });
  return rows;
}

/** Takes comments out of every queue, all at once: what counts them is locked for a moment only. */
export async function removeQueueItems(db: Db, siteId: SiteId, ids: readonly CommentId[]): Promise<void> {
  await db.query({
    name: 'remove-queue-items',
    text: 'delete from queue_items where site_id = $1 and comment_id = any($2)',
    values: [siteId, ids],
  });
}

/** A decision of a bulk, and the story its comment stands under. */
export interface BulkDecision extends CommentRef {
  readonly decisionId: string;
  readonly storyKey: string;
  readonly at: Date;
}

/** The decisions that somebody made on some sites in one go, those that take one back left out. */
export async function listBulkDecisions(
  db: Db,
  bulk: { id: string; accountId: AccountId; siteIds: readonly SiteId[] },
): Promise<BulkDecision[]> {
  const { rows } = await db.query<BulkDecision>({
    text: `select d.site_id as "siteId", d.comment_id as id, d.id as "decisionId", s.key as "storyKey", d.decided_at as at
      from decisions d join decision_details t on t.site_id = d.site_id and t.decision_id = d.id
      join comments c on c.site_id = d.site_id and c.id = d.comment_id join stories s on s.site_id = c.site_id and s.id = c.story_id
      where d.bulk_id = $1 and d.undoes_id is null and t.account_id = $2 and d.site_id = any($3)
      order by d.site_id, s.key, d.comment_id`,
    values: [bulk.id, bulk.accountId, bulk.siteIds],
  });
  return rows;
}
