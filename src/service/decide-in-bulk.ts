import { setImmediate } from 'node:timers/promises';
import { UNDO_SECONDS, type DecisionReason } from '../domain/decision.ts';
import type { CommentId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import { listBulkDecisions, listBulkTargets, removeQueueItems, type BulkTarget } from '../storage/bulk.ts';
import type { CommentRef } from '../storage/claims.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import { listDesk } from '../storage/queue-pages.ts';
import { lockStories } from '../storage/stories.ts';
import { toOwnRefs, type NamedComment } from './claim-cards.ts';
import type { Deps } from './deps.ts';
import { toDeskFilter, type AskedFilter } from './desk-filter.ts';
import type { Moderator } from './desk-sites.ts';
import { loadCards, type CardView } from './load-cards.ts';
import { makeDecision, type MadeDecision } from './make-decision.ts';
import { forbid } from './permit.ts';
import { countFilter, type Count } from './read-queue.ts';
import { takeBack, undoableSince } from './undo-decision.ts';

/** Comments under one story that are decided on in one transaction: some 50 ms, in which nobody else writes there. */
const AT_A_TIME = 20;

/** Comments in one go: seconds, after which whoever waits asks for the rest. */
const MOST = 2_000;

/** Long enough after the first decision that the last one is made. */
const LONGEST_SECONDS = 60;

/** Comments that are meant together: what a filter finds, or those that were chosen. */
export interface BulkChoice {
  readonly filter: AskedFilter | null;
  readonly comments: readonly NamedComment[] | null;
}

export interface BulkPreview extends Count {
  /** Of the first thousand. */
  readonly byStatus: Readonly<Record<string, number>>;
  readonly cards: readonly CardView[];
}

/** So many are shown before a bulk. */
const SHOWN = 5;
const COUNTED_BY_STATUS = 1_000;

/** How many a bulk would decide on, what they are, and the first of them. */
export async function previewBulk(
  deps: Deps,
  moderator: Moderator,
  choice: BulkChoice,
): Promise<BulkPreview | Refusal> {
  const refs = await listChosen(deps, moderator, { ...choice, limit: COUNTED_BY_STATUS });
  if (isRefusal(refs)) return refs;
  const targets = await listBulkTargets(deps.pool, refs);
  const byStatus: Record<string, number> = {};
  for (const { status } of targets) byStatus[status] = (byStatus[status] ?? 0) + 1;
  const { sites, person } = moderator;
  const cards = await loadCards(deps, { refs: refs.slice(0, SHOWN), sites, viewerId: person.accountId });
  const count = await countChosen(deps, moderator, { choice, found: targets.length });
  return isRefusal(count) ? count : { ...count, byStatus, cards };
}

async function countChosen(
  deps: Deps,
  moderator: Moderator,
  { choice, found }: { choice: BulkChoice; found: number },
): Promise<Count | Refusal> {
  if (choice.filter === null) return { waiting: found, isAtLeast: false };
  const filter = toDeskFilter(moderator, choice.filter, deps.clock());
  return isRefusal(filter) ? filter : countFilter(deps, filter);
}

async function listChosen(
  deps: Deps,
  moderator: Moderator,
  { filter: asked, comments, limit }: BulkChoice & { readonly limit: number },
): Promise<readonly CommentRef[] | Refusal> {
  if (asked === null) return toOwnRefs(moderator, comments ?? []).slice(0, limit);
  const filter = toDeskFilter(moderator, asked, deps.clock());
  return isRefusal(filter) ? filter : listDesk(deps.pool, { filter, order: 'oldest', after: null, limit });
}

export interface DecideInBulk extends BulkChoice {
  readonly action: 'approve' | 'reject';
  readonly reason: DecisionReason | null;
  readonly toAuthor: string;
  readonly internal: string;
}

export interface BulkDecided {
  readonly id: string;
  readonly decided: number;
  readonly skipped: number;
  readonly undoUntil: Date;
  /** Whether there were more than one go takes. */
  readonly isCut: boolean;
}

/**
 * Decides on many comments at once, some under one story in each transaction. Those that somebody else has on the
 * screen, decided or changed since this began are left out.
 */
export async function decideInBulk(
  deps: Deps,
  moderator: Moderator,
  input: DecideInBulk,
): Promise<BulkDecided | Refusal> {
  const { action, reason, toAuthor, internal } = input;
  if (action === 'reject' && reason === null) return refuse('input_invalid', { field: 'reason' });
  const refs = await listChosen(deps, moderator, { ...input, limit: MOST + 1 });
  if (isRefusal(refs)) return refs;
  const { accountId } = moderator.person;
  const id = deps.newId();
  const undoUntil = new Date(deps.clock().getTime() + LONGEST_SECONDS * 1_000);
  const targets = await listBulkTargets(deps.pool, refs.slice(0, MOST));
  const decided = await byStory(deps, { moderator, targets }, async (db, site, target) => {
    const { revision, decision } = target;
    return makeDecision(deps, db, {
      site,
      commentId: target.id,
      accountId,
      action,
      reason,
      toAuthor,
      internal,
      seen: { revision, decision },
      bulkId: id,
      undoUntil,
      leavesItem: true,
    });
  });
  return {
    id,
    decided,
    skipped: Math.min(refs.length, MOST) - decided,
    undoUntil: new Date(deps.clock().getTime() + UNDO_SECONDS * 1_000),
    isCut: refs.length > MOST,
  };
}

/** Takes back a bulk of a moment ago; counted from its last decision. What somebody did since stands. */
export async function undoBulk(
  deps: Deps,
  moderator: Moderator,
  bulkId: string,
): Promise<{ readonly undone: number; readonly skipped: number } | Refusal> {
  const { accountId } = moderator.person;
  const siteIds = moderator.sites.map(({ id }) => id);
  const decisions = await listBulkDecisions(deps.pool, { id: bulkId, accountId, siteIds });
  const last = Math.max(...decisions.map(({ at }) => at.getTime()));
  if (decisions.length === 0) return refuse('decision_not_found');
  if (last < undoableSince(deps.clock()).getTime()) return refuse('undo_too_late');
  const undone = await byStory(deps, { moderator, targets: decisions }, (db, site, decision) =>
    takeBack(deps, db, {
      site,
      commentId: decision.id,
      decisionId: decision.decisionId,
      accountId,
      since: new Date(0),
      claim: null,
      bulkId,
    }),
  );
  return { undone, skipped: decisions.length - undone };
}

type Target = Pick<BulkTarget, 'siteId' | 'id' | 'storyKey'>;

type Work<T> = (
  db: Db,
  site: Site,
  target: T,
) => Promise<MadeDecision | { readonly outcome: string } | Refusal>;

/** Does something to comments, some under one story at a time in one transaction; how many it was done to. */
async function byStory<T extends Target>(
  deps: Deps,
  { moderator, targets }: { readonly moderator: Moderator; readonly targets: readonly T[] },
  work: Work<T>,
): Promise<number> {
  let done = 0;
  for (const site of moderator.sites) {
    if (forbid(deps, moderator.person, { permission: 'comment.decide', siteId: site.id })) continue;
    const ofSite = targets.filter(({ siteId }) => siteId === site.id);
    for (const [storyKey, some] of Map.groupBy(ofSite, (target) => target.storyKey))
      for (let from = 0; from < some.length; from += AT_A_TIME) {
        done += await together(deps, { site, storyKey, targets: some.slice(from, from + AT_A_TIME) }, work);
        // Others get their turn in between.
        await setImmediate();
      }
  }
  return done;
}

async function together<T extends Target>(
  deps: Deps,
  { site, storyKey, targets }: { site: Site; storyKey: string; targets: readonly T[] },
  work: Work<T>,
): Promise<number> {
  const { done, version } = await withTransaction(deps.pool, async (db) => {
    const [story] = await lockStories(db, [site.id], [storyKey]);
    // It got another key, or goes into another story: its comments wait on, and are counted as left out.
    if (!story) return { done: 0, version: null };
    const decided: CommentId[] = [];
    let done = 0;
    let version: number | null = null;
    for (const target of targets) {
      const made = await work(db, site, target);
      if (isRefusal(made) || made.outcome !== 'decided' || !('version' in made)) continue;
      done += 1;
      if (made.isItemLeft === true) decided.push(target.id);
      version = made.version ?? version;
    }
    if (decided.length > 0) await removeQueueItems(db, site.id, decided);
    return { done, version };
  });
  if (version !== null) deps.onStoryChange({ site, storyKey, version });
  return done;
}
