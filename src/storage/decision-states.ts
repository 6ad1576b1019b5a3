import type { CommentStatus } from '../domain/comment.ts';
import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** What a verb that decides has to know of a comment beside its facts. */
export interface DecidingFacts {
  /** Number of the newest text. */
  readonly latestRevision: number;
  readonly waitingRevision: number | null;
  readonly isWaiting: boolean;
  readonly claimedBy: AccountId | null;
  readonly claimedUntil: Date | null;
}

/** The facts about a comment under the lock of its story; locks its queue item against those who claim. */
export async function lockForDecision(
  db: Db,
  siteId: SiteId,
  commentId: CommentId,
): Promise<DecidingFacts | null> {
  const { rows } = await db.query<DecidingFacts>({
    name: 'lock-for-decision',
    text: `with item as materialized (select * from queue_items where site_id = $1 and comment_id = $2 for update)
      select c.waiting_revision as "waitingRevision", item.comment_id is not null as "isWaiting",
        item.claimed_by as "claimedBy", item.claimed_until as "claimedUntil",
        (select coalesce(max(number), 0) from revisions r where r.site_id = c.site_id and r.comment_id = c.id) as "latestRevision"
      from comments c left join item on true where c.site_id = $1 and c.id = $2`,
    values: [siteId, commentId],
  });
  return rows[0] ?? null;
}

export interface KeepState {
  readonly siteId: SiteId;
  readonly commentId: CommentId;
  readonly decisionId: string;
  readonly latestRevision: number;
  /** Whether the decision will show readers another text: then the one they have is kept. */
  readonly withText: boolean;
  readonly at: Date;
}

/** Keeps how a comment stands, so that a decision can be taken back. To be called before anything is changed. */
export async function keepState(db: Db, state: KeepState): Promise<void> {
  await db.query({
    name: 'keep-state',
    text: `insert into decision_states (site_id, decision_id, comment_id, item, waiting_revision, revision, published_at, format, body, html, edited_at, made_at)
      select c.site_id, $3, c.id, to_jsonb(q), c.waiting_revision, $4, c.published_at, case when $5 then c.format end, case when $5 then c.body end,
        case when $5 then c.html end, case when $5 then c.edited_at end, $6
      from comments c left join queue_items q on q.site_id = c.site_id and q.comment_id = c.id
      where c.site_id = $1 and c.id = $2`,
    values: [state.siteId, state.commentId, state.decisionId, state.latestRevision, state.withText, state.at],
  });
}

/** A decision that somebody wants to take back, and whether it is still the newest. */
export interface UndoableDecision {
  readonly commentId: CommentId;
  readonly from: CommentStatus | null;
  readonly to: CommentStatus;
  readonly accountId: AccountId | null;
  readonly at: Date;
  readonly undoesId: string | null;
  readonly bulkId: string | null;
  /** Number of the newest text when it was made; null where too much time has passed. */
  readonly revision: number | null;
  readonly hasText: boolean;
}

/** A decision with what was kept of the time before it; null when there is none. */
export async function findUndoable(db: Db, siteId: SiteId, id: string): Promise<UndoableDecision | null> {
  const { rows } = await db.query<UndoableDecision>({
    name: 'find-undoable',
    text: `select d.comment_id as "commentId", d.from_status as "from", d.to_status as "to", t.account_id as "accountId",
        d.decided_at as at, d.undoes_id as "undoesId", d.bulk_id as "bulkId", s.revision, s.body is not null as "hasText"
      from decisions d left join decision_details t on t.site_id = d.site_id and t.decision_id = d.id
      left join decision_states s on s.site_id = d.site_id and s.decision_id = d.id
      where d.site_id = $1 and d.id = $2`,
    values: [siteId, id],
  });
  return rows[0] ?? null;
}

export interface RestoreState {
  readonly siteId: SiteId;
  readonly decisionId: string;
  /** Who has the comment on the screen again, and until when; nobody after a bulk. */
  readonly claim: { readonly by: AccountId; readonly until: Date } | null;
}

/**
 * Puts back what a decision changed beside the status: the queue item, the text that waited, the text readers saw.
 * Reasons to wait that came meanwhile stay.
 */
export async function restoreState(db: Db, { siteId, decisionId, claim }: RestoreState): Promise<void> {
  const restored = await db.query({
    name: 'restore-comment',
    // A text that its author has written since is newer than what stood then.
    text: `update comments c set published_at = s.published_at,
        waiting_revision = case when exists (select 1 from revisions r where r.site_id = c.site_id and r.comment_id = c.id and r.number > s.revision)
          then c.waiting_revision else s.waiting_revision end,
        format = coalesce(s.format, c.format), body = coalesce(s.body, c.body), html = coalesce(s.html, c.html),
        edited_at = case when s.body is null then c.edited_at else s.edited_at end
      from decision_states s where s.site_id = $1 and s.decision_id = $2 and c.site_id = s.site_id and c.id = s.comment_id`,
    values: [siteId, decisionId],
  });
  if (restored.rowCount !== 1) throw new Error(`Nothing is known of what decision ${decisionId} changed.`);
  await db.query({
    name: 'restore-item',
    text: RESTORE_ITEM,
    values: [siteId, decisionId, claim?.by ?? null, claim?.until ?? null],
  });
  await db.query({
    name: 'drop-state',
    text: 'delete from decision_states where site_id = $1 and decision_id = $2',
    values: [siteId, decisionId],
  });
}

const FLAGS = ['is_pending', 'is_withheld', 'is_reported', 'is_appealed', 'is_newcomer'];

/** The item as it stood; where one is there, because it was escalated or has been reported since, the flags of both. */
const RESTORE_ITEM = `with before as (
    select (jsonb_populate_record(null::queue_items, s.item)).*, s.made_at from decision_states s
    where s.site_id = $1 and s.decision_id = $2 and s.item is not null
  )
  insert into queue_items as q (site_id, comment_id, story_id, section_id, author_id, ${FLAGS.join(', ')}, is_escalated, rules, language, priority,
    waiting_since, claimed_by, claimed_until, escalated_by)
  select c.site_id, c.id, c.story_id, s.section_id, c.author_id, ${FLAGS.map((flag) => `b.${flag}`).join(', ')}, b.is_escalated, b.rules, b.language,
    b.priority, b.waiting_since, $3, $4, e.id
  from before b join comments c on c.site_id = b.site_id and c.id = b.comment_id
  join stories s on s.site_id = c.site_id and s.id = c.story_id left join accounts e on e.id = b.escalated_by
  on conflict (site_id, comment_id) do update set ${FLAGS.map((flag) => `${flag} = q.${flag} or excluded.${flag}`).join(', ')},
    rules = array(select distinct unnest(q.rules || excluded.rules) order by 1), waiting_since = excluded.waiting_since,
    is_escalated = excluded.is_escalated, escalated_by = excluded.escalated_by, priority = excluded.priority,
    claimed_by = excluded.claimed_by, claimed_until = excluded.claimed_until`;

/** Forgets what can no longer be taken back. */
export async function deleteOldStates(db: Db, before: Date): Promise<void> {
  await db.query({ text: 'delete from decision_states where made_at < $1', values: [before] });
}
