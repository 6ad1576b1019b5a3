import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface NewAppeal {
  readonly siteId: SiteId;
  readonly id: string;
  readonly commentId: CommentId;
  readonly decisionId: string;
  readonly accountId: AccountId;
  readonly body: string;
  readonly at: Date;
}

/** Adds an appeal; false where the decision was contested before. */
export async function insertAppeal(db: Db, appeal: NewAppeal): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'insert-appeal',
    text: `insert into appeals (site_id, id, comment_id, decision_id, account_id, body, created_at)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict (site_id, decision_id) do nothing`,
    values: [
      appeal.siteId,
      appeal.id,
      appeal.commentId,
      appeal.decisionId,
      appeal.accountId,
      appeal.body,
      appeal.at,
    ],
  });
  return rowCount === 1;
}

/** An appeal that waits for its decision. */
export interface OpenAppeal {
  readonly id: string;
  /** Whether whoever asks made the contested decision, or contests it. */
  readonly isOwn: boolean;
}

/**
 * Whether somebody may not decide on an appeal, as a condition on its row `a`: who made the contested decision, or
 * contests it. `account` is a parameter such as `$3`.
 */
const isOwnAppeal = (account: string): string => `(a.account_id = ${account} or exists (
    select 1 from decision_details t where t.site_id = a.site_id and t.decision_id = a.decision_id and t.account_id = ${account}))`;

/** The appeal that a decision on a comment settles; null when none is open. */
export async function findOpenAppeal(
  db: Db,
  at: { siteId: SiteId; commentId: CommentId; accountId: AccountId },
): Promise<OpenAppeal | null> {
  const { rows } = await db.query<OpenAppeal>({
    name: 'open-appeal',
    text: `select a.id, ${isOwnAppeal('$3')} as "isOwn" from appeals a
      where a.site_id = $1 and a.comment_id = $2 and a.outcome is null order by a.created_at desc limit 1`,
    values: [at.siteId, at.commentId, at.accountId],
  });
  return rows[0] ?? null;
}

/** Somebody else who may decide on a site now, as a condition: moderators and admins whose role counts there. */
const hasOthers = (site: string, account: string): string => `exists (
    select 1 from accounts o where o.id <> ${account} and o.role in ('moderator', 'admin')
      and (o.role_site_ids is null or ${site} = any(o.role_site_ids)) and (o.banned_until is null or o.banned_until <= now()))`;

/** Whether somebody else could decide on a site. */
export async function hasOtherModerators(db: Db, siteId: SiteId, accountId: AccountId): Promise<boolean> {
  const { rows } = await db.query<{ hasOthers: boolean }>({
    name: 'other-moderators',
    text: `select ${hasOthers('$1', '$2')} as "hasOthers"`,
    values: [siteId, accountId],
  });
  return rows[0]?.hasOthers ?? false;
}

/**
 * A condition on queue items, by their alias: leaves out appeals that are somebody else's to decide on than the
 * account's whose parameter is named, unless there is nobody else.
 */
export function isForModerator(item: string, account: string): string {
  return `not (${item}.is_appealed and exists (
      select 1 from appeals a where a.site_id = ${item}.site_id and a.comment_id = ${item}.comment_id and a.outcome is null and ${isOwnAppeal(account)})
    and ${hasOthers(`${item}.site_id`, account)})`;
}

export interface SettleAppeal {
  readonly siteId: SiteId;
  readonly id: string;
  readonly outcome: 'upheld' | 'reversed';
  /** Where nobody else was there. */
  readonly bySamePerson: boolean;
  readonly at: Date;
}

/** Says what came of an appeal, in the transaction of the decision that says so. */
export async function settleAppeal(db: Db, settled: SettleAppeal): Promise<void> {
  await db.query({
    name: 'settle-appeal',
    text: `update appeals set outcome = $3, settled_at = $4, by_same_person = $5 where site_id = $1 and id = $2 and outcome is null`,
    values: [settled.siteId, settled.id, settled.outcome, settled.at, settled.bySamePerson],
  });
}

/** Opens the appeal again that a decision had settled, because that is taken back. */
export async function reopenAppeal(db: Db, siteId: SiteId, decisionId: string): Promise<void> {
  await db.query({
    name: 'reopen-appeal',
    text: `update appeals a set outcome = null, settled_at = null, by_same_person = false from decisions d
      where d.site_id = $1 and d.id = $2 and a.site_id = d.site_id and a.id = d.appeal_id`,
    values: [siteId, decisionId],
  });
}

/** Takes back what waits: its author has deleted the comment. */
export async function withdrawAppeal(db: Db, siteId: SiteId, commentId: CommentId): Promise<void> {
  await db.query({
    name: 'withdraw-appeal',
    text: 'delete from appeals where site_id = $1 and comment_id = $2 and outcome is null',
    values: [siteId, commentId],
  });
}
