import type { CommentId, SiteId } from '../domain/ids.ts';
import type { ReportReason } from '../domain/report.ts';
import type { CallOutFact } from '../domain/rules/facts.ts';
import { setMark } from '../storage/marks.ts';
import type { Db } from '../storage/pool.ts';
import { putQueueItem } from '../storage/queue-items.ts';
import { putReport } from '../storage/reports.ts';
import type { Deps } from './deps.ts';

/** What Coral's services call it, and what it is called here. */
const REASONS: Readonly<Record<string, ReportReason>> = {
  COMMENT_DETECTED_TOXIC: 'abusive',
  COMMENT_DETECTED_SPAM: 'spam',
};

/** Longer is cut: moderators read the reason first. */
const LONGEST = 1_000;

/**
 * Does with a comment that is published what services outside want beside their verdict: what they flag is reported, what
 * they call featured is an editor's pick. `STAFF` stays a remark: who somebody is, no service outside decides. The caller
 * holds the lock of the story, whose version it moves.
 */
export async function heedCallOuts(
  deps: Pick<Deps, 'newId'>,
  db: Db,
  published: {
    readonly siteId: SiteId;
    readonly commentId: CommentId;
    readonly callOuts: readonly CallOutFact[];
    readonly at: Date;
  },
): Promise<void> {
  const { siteId, commentId, callOuts, at } = published;
  if (callOuts.some(({ tags }) => tags.includes('FEATURED')))
    await setMark(db, { siteId, commentId, mark: 'featured', at });
  const flags = callOuts.flatMap(({ service, flags }) => flags.map((flag) => ({ service, ...flag })));
  const [first] = flags;
  if (!first) return;
  // Details may quote the text, and stand with its reasons, which are erased with it.
  const lines = flags.map(({ service, reason }) => `${service}: ${reason}`);
  await putReport(db, {
    siteId,
    id: deps.newId(),
    commentId,
    accountId: null,
    addressHash: null,
    reason: REASONS[first.reason] ?? 'other',
    body: lines.join('\n').slice(0, LONGEST).toWellFormed(),
    weight: 1,
    isEstablished: true,
    isNotice: false,
    at,
  });
  await putQueueItem(db, { siteId, commentId, reasons: { isReported: true }, at });
}
