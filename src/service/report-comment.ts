import type { CommentId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import {
  MOST_REPORT_LENGTH,
  shouldWithhold,
  weighReport,
  type ReportReason,
  type ReportWeight,
} from '../domain/report.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { changeStatus } from '../storage/change-status.ts';
import { findCommentFacts, type CommentFacts } from '../storage/comments.ts';
import type { Db } from '../storage/pool.ts';
import { putQueueItem } from '../storage/queue-items.ts';
import { findReporterFacts, listOpenWeights, putReport, wasApproved } from '../storage/reports.ts';
import { lockStory } from '../storage/stories.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { runOnce, toWriteKey } from './run-once.ts';

export interface ReportComment {
  readonly site: Site;
  readonly commentId: CommentId;
  readonly reason: ReportReason;
  /** What the reporter adds in their own words; may be empty. */
  readonly body: string;
  readonly idempotencyKey: string | null;
  /** The network address it comes from; a hash of it is kept where there is no account. */
  readonly address: string | null;
}

/** What a report is answered with: nothing that tells how much it counts. */
export interface ReportedComment {
  readonly reason: ReportReason;
  readonly body: string;
}

/**
 * Reports a comment to the moderators. Whoever reports it again changes what they said. Enough credible reports take it
 * out of sight until a moderator has looked. Its author never learns of any of them.
 */
export async function reportComment(
  deps: Deps,
  actor: Actor,
  input: ReportComment,
): Promise<ReportedComment | Refusal> {
  const { site, commentId, reason } = input;
  const refusal = forbid(deps, actor, { permission: 'comment.report', siteId: site.id });
  if (refusal) return refusal;
  if (actor.kind !== 'account' && !site.settings.reportsWithoutAccount) return refuse('sign_in_required');
  const body = input.body.trim();
  if (body.length > MOST_REPORT_LENGTH)
    return refuse('report_too_long', { field: 'body', figures: { limit: MOST_REPORT_LENGTH } });
  const facts = await findCommentFacts(deps.pool, site.id, commentId);
  if (!facts) return refuse('comment_not_found');
  const request = ['report', commentId, reason, body];
  const write = toWriteKey(deps, actor, { siteId: site.id, key: input.idempotencyKey, request });
  const addressHash = actor.kind === 'account' ? null : await deps.addresses.hash(input.address);
  const reported = await runOnce<{ version: number | null }>(deps, write, async (db) => {
    await lockStory(db, site.id, facts.storyKey);
    const comment = await findReportable(db, actor, input);
    if (isRefusal(comment)) return comment;
    const weight = await weigh(deps, db, { actor, site });
    await putReport(db, {
      ...weight,
      siteId: site.id,
      id: deps.newId(),
      commentId,
      accountId: actor.kind === 'account' ? actor.accountId : null,
      addressHash,
      reason,
      body,
      isNotice: false,
      at: deps.clock(),
    });
    return { version: await queueReported(deps, db, { site, comment }) };
  });
  if (isRefusal(reported)) return reported;
  if (reported.version !== null)
    deps.onStoryChange({ site, storyKey: facts.storyKey, version: reported.version });
  return { reason, body };
}

/** The comment, where somebody may report it: they can see it, and have not written it. Under the lock of its story. */
export async function findReportable(
  db: Db,
  actor: Actor,
  { site, commentId }: Pick<ReportComment, 'site' | 'commentId'>,
): Promise<CommentFacts | Refusal> {
  const comment = await findCommentFacts(db, site.id, commentId);
  if (!comment || comment.status !== 'published') return refuse('comment_not_found');
  if (comment.deletedAt !== null) return refuse('comment_deleted');
  const isOwn = actor.kind === 'account' && actor.accountId === comment.authorId;
  return isOwn ? refuse('report_own_comment') : comment;
}

/** The newsroom's own people weigh more where their role counts; on other sites they are readers like all others. */
async function weigh(
  deps: Deps,
  db: Db,
  { actor, site }: { readonly actor: Actor; readonly site: Site },
): Promise<ReportWeight> {
  if (actor.kind !== 'account') return weighReport(null);
  const facts = await findReporterFacts(db, actor.accountId, deps.clock());
  const countsHere = actor.roleSites === null || actor.roleSites.includes(site.id);
  return weighReport(facts && { ...facts, role: countsHere ? facts.role : 'reader' });
}

/**
 * Puts a reported comment where moderators find it, and takes it out of sight where its reports weigh enough and nobody
 * has let this text stand before.
 * @returns the version of the story where readers see a difference, else null
 */
export async function queueReported(
  deps: Deps,
  db: Db,
  { site, comment }: { readonly site: Site; readonly comment: CommentFacts },
): Promise<number | null> {
  const at = deps.clock();
  const weights = await listOpenWeights(db, site.id, comment.id);
  const isWithheld = shouldWithhold(weights, site.settings.reportsToWithhold, {
    isPublished: comment.status === 'published',
    wasApproved: await wasApproved(db, site.id, comment.id),
  });
  const version = isWithheld
    ? await changeStatus(db, {
        siteId: site.id,
        comment,
        to: 'withheld',
        decision: { id: deps.newId(), by: 'reports' },
        at,
      })
    : null;
  const reasons = { isReported: true, ...(isWithheld ? { isWithheld } : {}) };
  await putQueueItem(db, { siteId: site.id, commentId: comment.id, reasons, at });
  return version;
}
