import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Actor } from '../../domain/viewer.ts';
import { renderHtml } from '../../markup/render-html.ts';
import { renderMarkdown } from '../../markup/render-markdown.ts';
import { endImportRun, findImportRun, lockImports, type ImportRunRow } from '../../storage/import-runs.ts';
import { clearStage } from '../../storage/import-staging.ts';
import {
  closeUndo,
  deleteBrought,
  listBlockers,
  listBrought,
  listCommentBefores,
  openUndo,
  restoreComment,
  restoreOthers,
  type CommentBefore,
  type LeftComment,
  type UndoBlocker,
} from '../../storage/import-undo.ts';
import { openSession, type Db } from '../../storage/pool.ts';
import { moveStory } from '../../storage/stories.ts';
import { addToThread, hideUnder } from '../../storage/thread-counters.ts';
import type { Deps } from '../deps.ts';
import { forbid } from '../permit.ts';
import { recordChange } from '../record-change.ts';
import { SETTINGS } from './import-work.ts';
import type { WhichRun } from './read-import-run.ts';
import { changeStanding } from './update-comments.ts';

/** What became of taking a run back: nothing at all where somebody has built on it. */
export type Undone =
  | { readonly outcome: 'undone' }
  | { readonly outcome: 'blocked'; readonly blockers: readonly UndoBlocker[] };

/**
 * Takes a run back as a whole or not at all: what it brought goes, and what it changed is as it was before. Nothing
 * happens where somebody has answered, voted, reported, decided or claimed what is its, or a later run has built on it. What a
 * newer export deleted stays deleted: its text is gone.
 */
export async function undoImport(
  deps: Deps,
  actor: Actor,
  { site, number }: WhichRun,
): Promise<Undone | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'site.import', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const session = await openSession(deps.pool, SETTINGS);
  try {
    if (!(await lockImports(session, site.id))) return refuse('import_running');
    const run = await findImportRun(session, { siteId: site.id, number });
    if (run === null) return refuse('import_not_found');
    if (run.state === 'undone' || run.state === 'refused') return { outcome: 'undone' };
    await openUndo(session);
    try {
      const blockers = await session.transact((db) => takeBack(deps, db, { actor, run, siteKey: site.key }));
      if (blockers.length > 0) return { outcome: 'blocked', blockers };
    } finally {
      await closeUndo(session);
    }
    await clearStage(session, run);
    return { outcome: 'undone' };
  } finally {
    session.close();
  }
}

interface TakeBack {
  readonly actor: Actor;
  readonly run: ImportRunRow;
  readonly siteKey: string;
}

async function takeBack(
  deps: Deps,
  db: Db,
  { actor, run, siteKey }: TakeBack,
): Promise<readonly UndoBlocker[]> {
  await db.query({ text: 'set local synchronous_commit = on' });
  await listBrought(db, run);
  const blockers = await listBlockers(db, run);
  if (blockers.length > 0) return blockers;
  for (const before of await listCommentBefores(db, run)) await restore(db, run, before);
  await restoreOthers(db, run);
  for (const left of await deleteBrought(db, run)) await countLess(db, run, left);
  await endImportRun(db, run, { state: 'undone', at: deps.clock() });
  await recordChange(deps, db, {
    actor,
    change: { action: 'import.undone', siteId: run.siteId, target: siteKey, to: { run: run.number } },
  });
  return [];
}

async function restore(db: Db, run: ImportRunRow, before: CommentBefore): Promise<void> {
  const { id, body, format } = before;
  // Its text went with its deletion.
  if (body === null) return;
  const html =
    before.before.deletedAt !== null ? '' : format === 'html' ? renderHtml(body) : renderMarkdown(body);
  const storyId = await restoreComment(db, run, { ...before, html });
  if (storyId === null) return;
  const from = { status: before.status };
  const moved = await changeStanding(db, run.siteId, { id, from, to: before.before });
  await moveStory(db, { siteId: run.siteId, storyId, comments: moved });
}

/** Counts what went out of what stays above it. */
async function countLess(db: Db, { siteId }: ImportRunRow, left: LeftComment): Promise<void> {
  if (left.published > 0) await addToThread(db, { siteId, rootId: left.id }, -left.published);
  for (let n = 0; n < left.replies; n += 1) await hideUnder(db, siteId, left.id);
}
