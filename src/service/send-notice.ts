import { UNDO_SECONDS } from '../domain/decision.ts';
import type { CommentId } from '../domain/ids.ts';
import { judgeNotice, type Notice } from '../domain/notice.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { NOTICE_URGENCY } from '../domain/report.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { findCommentFacts } from '../storage/comments.ts';
import { addJob } from '../storage/jobs.ts';
import { findNotice, insertNotice, type NoticeRow } from '../storage/notices.ts';
import type { Db } from '../storage/pool.ts';
import { putReport } from '../storage/reports.ts';
import { lockStory } from '../storage/stories.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { findReportable, queueReported } from './report-comment.ts';
import { runOnce, toWriteKey } from './run-once.ts';
import { parseEmail } from './sign-in.ts';

export interface SendNotice extends Notice {
  readonly site: Site;
  readonly commentId: CommentId;
  /** In which whoever sends it reads. */
  readonly language: string;
  readonly idempotencyKey: string | null;
  readonly address: string | null;
}

export interface SentNotice {
  /** Opens the receipt: nobody else knows it. */
  readonly id: string;
  readonly number: number;
}

/**
 * Takes a notice of illegal content (Article 16 of the Digital Services Act): from anybody, with an account or without.
 * It gets a number at once, moves the comment to the top of the queue, and withholds nothing by itself.
 */
export async function sendNotice(deps: Deps, actor: Actor, input: SendNotice): Promise<SentNotice | Refusal> {
  const { site, commentId } = input;
  const refusal =
    forbid(deps, actor, { permission: 'notice.send', siteId: site.id }) ??
    judgeNotice(input) ??
    judgeMailbox(input.email);
  if (refusal) return refusal;
  const facts = await findCommentFacts(deps.pool, site.id, commentId);
  if (!facts) return refuse('comment_not_found');
  const request = ['notice', commentId, input.law, input.explanation, input.name, input.email];
  const write = toWriteKey(deps, actor, { siteId: site.id, key: input.idempotencyKey, request });
  const accountId = actor.kind === 'account' ? actor.accountId : null;
  const addressHash = accountId === null ? await deps.addresses.hash(input.address) : null;
  return runOnce<SentNotice>(deps, write, async (db) => {
    await lockStory(db, site.id, facts.storyKey);
    const comment = await findReportable(db, actor, input);
    if (isRefusal(comment)) return comment;
    const report = { siteId: site.id, id: deps.newId(), commentId, accountId };
    const at = deps.clock();
    await putReport(db, {
      ...report,
      addressHash,
      reason: 'illegal',
      body: `${input.law.trim()}\n\n${input.explanation.trim()}`,
      // By its weight alone it moves up in the queue; only established people's reports withhold.
      weight: NOTICE_URGENCY,
      isEstablished: false,
      isNotice: true,
      at,
    });
    const sent = await writeNotice(deps, db, { ...input, ...report, reportId: report.id, at });
    await queueReported(deps, db, { site, comment });
    return sent;
  });
}

function judgeMailbox(email: string): Refusal | null {
  return email.trim() === '' || parseEmail(email) !== null
    ? null
    : refuse('email_invalid', { field: 'email' });
}

type Written = Omit<Parameters<typeof insertNotice>[1], 'id'> & Pick<SendNotice, 'email'>;

async function writeNotice(deps: Deps, db: Db, notice: Written): Promise<SentNotice> {
  const id = deps.newId();
  const email = parseEmail(notice.email);
  const name = notice.name?.trim() ?? '';
  const number = await insertNotice(db, {
    ...notice,
    id,
    law: notice.law.trim(),
    explanation: notice.explanation.trim(),
    name: name === '' ? null : name,
    email,
  });
  if (email !== null) await addJob(db, 'send-receipt', { siteId: notice.siteId, noticeId: id });
  return { id, number };
}

/** A notice as its receipt tells of it, for whoever knows its id. A decision shows once no key takes it back. */
export async function readNotice(
  deps: Pick<Deps, 'pool' | 'clock'>,
  { site, id }: { readonly site: Site; readonly id: string },
): Promise<NoticeRow | Refusal> {
  const notice = await findNotice(deps.pool, site.id, id);
  if (!notice) return refuse('page_not_found');
  const isSettled =
    notice.decidedAt !== null && notice.decidedAt.getTime() <= deps.clock().getTime() - UNDO_SECONDS * 1_000;
  return isSettled ? notice : { ...notice, outcome: null, decidedAt: null };
}
