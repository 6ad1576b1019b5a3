import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import { toPriority } from '../domain/queue.ts';
import type { Db } from './pool.ts';

/** Why a comment waits. */
export interface WaitingReasons {
  readonly isPending?: boolean;
  readonly isWithheld?: boolean;
  readonly isReported?: boolean;
  readonly isAppealed?: boolean;
  readonly isNewcomer?: boolean;
  readonly isEscalated?: boolean;
}

export interface PutQueueItem {
  readonly siteId: SiteId;
  readonly commentId: CommentId;
  /** Reasons to add to those that it waits for already. */
  readonly reasons: WaitingReasons;
  readonly rules?: readonly string[];
  readonly language?: string | null;
  readonly escalatedBy?: AccountId | null;
  /** Since when it waits, where it did not wait before. */
  readonly at: Date;
}

interface Weights {
  readonly reach: number;
  readonly reportWeight: number;
  readonly waitingSince: Date | null;
  readonly isEscalated: boolean | null;
}

/**
 * Puts a comment where people decide, or adds reasons to why it waits there; its priority follows from reports and
 * reach as they are now. The caller holds the lock of its story.
 */
export async function putQueueItem(db: Db, item: PutQueueItem): Promise<void> {
  const { siteId, commentId, reasons } = item;
  const { rows } = await db.query<Weights>({
    name: 'queue-weights',
    text: `select s.comment_count as reach, q.waiting_since as "waitingSince", q.is_escalated as "isEscalated",
        (select coalesce(sum(weight), 0) from reports r where r.site_id = c.site_id and r.comment_id = c.id and r.outcome is null)::float8 as "reportWeight"
      from comments c join stories s on s.site_id = c.site_id and s.id = c.story_id
      left join queue_items q on q.site_id = c.site_id and q.comment_id = c.id
      where c.site_id = $1 and c.id = $2`,
    values: [siteId, commentId],
  });
  const [weights] = rows;
  if (!weights) throw new Error(`There is no comment ${commentId} that could wait.`);
  const waitingSince = weights.waitingSince ?? item.at;
  const isEscalated = reasons.isEscalated ?? weights.isEscalated ?? false;
  await db.query({
    name: 'put-queue-item',
    text: PUT,
    values: [
      siteId,
      commentId,
      reasons.isPending ?? false,
      reasons.isWithheld ?? false,
      reasons.isReported ?? false,
      reasons.isAppealed ?? false,
      reasons.isNewcomer ?? false,
      isEscalated,
      item.rules ?? [],
      item.language ?? null,
      toPriority({ ...weights, isEscalated, waitingSince }),
      waitingSince,
      item.escalatedBy ?? null,
    ],
  });
}

const FLAGS = ['is_pending', 'is_withheld', 'is_reported', 'is_appealed', 'is_newcomer', 'is_escalated'];
const MERGED = FLAGS.map((flag) => `${flag} = q.${flag} or excluded.${flag}`).join(', ');

const PUT = `insert into queue_items as q (site_id, comment_id, story_id, section_id, author_id, ${FLAGS.join(', ')}, rules, language, priority,
    waiting_since, escalated_by)
  select c.site_id, c.id, c.story_id, s.section_id, c.author_id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
  from comments c join stories s on s.site_id = c.site_id and s.id = c.story_id where c.site_id = $1 and c.id = $2
  on conflict (site_id, comment_id) do update set ${MERGED},
    rules = array(select distinct unnest(q.rules || excluded.rules) order by 1), language = coalesce(excluded.language, q.language),
    priority = excluded.priority, escalated_by = coalesce(excluded.escalated_by, q.escalated_by)`;

/** Takes a comment out of every queue. */
export async function removeQueueItem(db: Db, siteId: SiteId, commentId: CommentId): Promise<void> {
  await db.query({
    name: 'remove-queue-item',
    text: 'delete from queue_items where site_id = $1 and comment_id = $2',
    values: [siteId, commentId],
  });
}

/** Takes a comment whose edit was decided on out of the queues, unless readers or its author want it looked at for what it says. */
export async function keepWaiting(db: Db, siteId: SiteId, commentId: CommentId): Promise<void> {
  await db.query({
    name: 'keep-waiting',
    text: `with gone as (
        delete from queue_items where site_id = $1 and comment_id = $2 and not (is_reported or is_appealed)
      )
      update queue_items set is_pending = false, is_withheld = false, is_newcomer = false
      where site_id = $1 and comment_id = $2 and (is_reported or is_appealed)`,
    values: [siteId, commentId],
  });
}

/** Takes a waiting comment off whoever's screen it is on. */
export async function releaseQueueItem(db: Db, siteId: SiteId, commentId: CommentId): Promise<void> {
  await db.query({
    name: 'release-queue-item',
    text: 'update queue_items set claimed_by = null, claimed_until = null where site_id = $1 and comment_id = $2',
    values: [siteId, commentId],
  });
}
