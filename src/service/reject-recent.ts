import type { AccountId } from '../domain/ids.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import { changeStatus } from '../storage/change-status.ts';
import { findCommentFacts } from '../storage/comments.ts';
import { findLatestDecision } from '../storage/decisions.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import { putQueueItem } from '../storage/queue-items.ts';
import {
  listRecent,
  listStanding,
  type BulkDecision,
  type RecentComment,
} from '../storage/recent-comments.ts';
import { findSanction, holdSanction, type SanctionRow } from '../storage/sanctions.ts';
import { listSites } from '../storage/sites.ts';
import { lockStory } from '../storage/stories.ts';
import { followUndo } from './decision-effects.ts';
import type { Deps } from './deps.ts';
import { makeDecision } from './make-decision.ts';

/** The job that a ban leaves, or its lifting. */
export interface OfSanction {
  readonly sanctionId: string;
  readonly accountId: AccountId;
}

/** Comments in one transaction, which holds the lock of their story. */
const AT_A_TIME = 50;
const DAY = 24 * 3_600_000;

/**
 * Rejects what somebody wrote in the days before a ban, in the name of whoever gave it; the decisions carry the ban's id.
 * Run as a job: what was interrupted goes on, and nothing is rejected once the ban has been lifted.
 */
export async function rejectRecent(deps: Deps, { sanctionId, accountId }: OfSanction): Promise<void> {
  const sanction = await findSanction(deps.pool, accountId, sanctionId);
  if (!sanction?.rejectDays || sanction.liftedAt !== null || sanction.givenBy === null) return;
  const { siteId, givenAt: to } = sanction;
  const from = new Date(to.getTime() - sanction.rejectDays * DAY);
  const comments = await listRecent(deps.pool, { authorId: accountId, siteId, from, to });
  await byStory(deps, comments, (db, site, some) => rejectSome(deps, db, { site, some, sanction }));
}

/** Takes back the rejections that a ban brought, where nobody has decided otherwise since. Run as a job. */
export async function restoreRejected(deps: Deps, { sanctionId, accountId }: OfSanction): Promise<void> {
  const sanction = await findSanction(deps.pool, accountId, sanctionId);
  if (!sanction || sanction.liftedAt === null) return;
  const decisions = await listStanding(deps.pool, sanctionId);
  await byStory(deps, decisions, (db, site, some) => restoreSome(deps, db, { site, some, sanction }));
}

/** Does something with comments, some at a time, each time under the lock of their story. */
async function byStory<Comment extends RecentComment>(
  deps: Deps,
  comments: readonly Comment[],
  work: (db: Db, site: Site, some: readonly Comment[]) => Promise<number | null>,
): Promise<void> {
  const sites = new Map((await listSites(deps.pool)).map((site) => [site.id, site]));
  const stories = Map.groupBy(comments, ({ siteId, storyKey }) => JSON.stringify([siteId, storyKey]));
  for (const those of stories.values()) {
    for (let start = 0; start < those.length; start += AT_A_TIME) {
      const some = those.slice(start, start + AT_A_TIME);
      const [first] = some;
      const site = first && sites.get(first.siteId);
      if (!first || !site) continue;
      const version = await withTransaction(deps.pool, async (db) => {
        await lockStory(db, site.id, first.storyKey);
        return work(db, site, some);
      });
      if (version !== null) deps.onStoryChange({ site, storyKey: first.storyKey, version });
    }
  }
}

interface Some<Comment> {
  readonly site: Site;
  readonly some: readonly Comment[];
  readonly sanction: SanctionRow;
}

/** What somebody has on their screen right now is left to them. */
async function rejectSome(
  deps: Deps,
  db: Db,
  { site, some, sanction }: Some<RecentComment>,
): Promise<number | null> {
  let version: number | null = null;
  if (!(await holdSanction(db, sanction.id))) return null;
  for (const { id } of some) {
    const made = await makeDecision(deps, db, {
      site,
      commentId: id,
      accountId: sanction.givenBy as AccountId,
      action: 'reject',
      reason: sanction.reason,
      toAuthor: '',
      internal: '',
      seen: null,
      bulkId: sanction.id,
    });
    if (!isRefusal(made) && made.outcome === 'decided') version = made.version ?? version;
  }
  return version;
}

async function restoreSome(
  deps: Deps,
  db: Db,
  { site, some, sanction }: Some<BulkDecision>,
): Promise<number | null> {
  let version: number | null = null;
  for (const each of some) {
    const comment = await findCommentFacts(db, site.id, each.id);
    const latest = await findLatestDecision(db, site.id, each.id);
    if (!comment || comment.deletedAt !== null || latest?.id !== each.decisionId) continue;
    const at = deps.clock();
    const undoneBy = deps.newId();
    const moved = await changeStatus(db, {
      siteId: site.id,
      comment,
      to: each.from,
      at,
      decision: {
        id: undoneBy,
        by: 'account',
        accountId: sanction.liftedBy,
        undoesId: each.decisionId,
        bulkId: sanction.id,
      },
    });
    await followUndo(deps, db, { site, comment, decisionId: each.decisionId, undoneBy, at });
    if (each.from !== 'published') {
      const reasons = each.from === 'pending' ? { isPending: true } : { isWithheld: true };
      await putQueueItem(db, { siteId: site.id, commentId: each.id, reasons, at });
    }
    version = moved ?? version;
  }
  return version;
}
