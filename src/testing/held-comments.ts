import type { CommentId } from '../domain/ids.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { Reason } from '../domain/rules/index.ts';
import type { Site } from '../domain/thread.ts';
import { OPERATOR } from '../domain/viewer.ts';
import type { Deps } from '../service/deps.ts';
import { grantRole } from '../service/grant-role.ts';
import { newId } from '../service/new-id.ts';
import { createSubmitComment } from '../service/submit-comment.ts';
import { changeStatus } from '../storage/change-status.ts';
import { findCommentFacts } from '../storage/comments.ts';
import { withTransaction } from '../storage/pool.ts';
import { putQueueItem } from '../storage/queue-items.ts';
import { lockStory } from '../storage/stories.ts';
import type { Stage } from './stage.ts';

/** A comment as rules have held it. */
export interface HeldComment {
  /** The guest who wrote it. */
  readonly by: string;
  readonly body: string;
  readonly story?: string;
  readonly reasons?: readonly Reason[];
}

/** Writes comments of guests and withholds them, for the reasons given; gives their ids. */
export async function holdComments(
  deps: Deps,
  site: Site,
  comments: readonly HeldComment[],
): Promise<CommentId[]> {
  const submit = createSubmitComment(deps);
  const ids: CommentId[] = [];
  for (const { by, body, story = 'held', reasons = [] } of comments) {
    const written = await submit(
      { kind: 'anonymous' },
      {
        site,
        storyKey: story,
        url: `${site.origins[0]}/${story}`,
        parentId: null,
        body,
        name: by,
        place: 'page',
        idempotencyKey: null,
        origin: null,
      },
    );
    if (isRefusal(written)) throw new Error(`${body}: ${written.refused}`);
    await withholdComment(deps, site, { id: written.comment.id, storyKey: written.storyKey, reasons });
    ids.push(written.comment.id);
  }
  return ids;
}

interface Held {
  readonly id: CommentId;
  readonly storyKey: string;
  readonly reasons: readonly Reason[];
}

/** Withholds a comment that is there, as rules do it when it is written. */
export async function withholdComment(
  deps: Deps,
  site: Site,
  { id, storyKey, reasons }: Held,
): Promise<void> {
  const at = deps.clock();
  await withTransaction(deps.pool, async (db) => {
    await lockStory(db, site.id, storyKey);
    const comment = await findCommentFacts(db, site.id, id);
    if (!comment) throw new Error(`${id} is not there.`);
    const decision = { id: newId(), by: 'rules', rule: reasons[0]?.rule ?? null } as const;
    await changeStatus(db, { siteId: site.id, comment, to: 'withheld', decision, at });
    await db.query({
      text: "update revisions set verdict = 'hold', rules_version = 1, reasons = $3 where site_id = $1 and comment_id = $2",
      values: [site.id, id, JSON.stringify(reasons)],
    });
    const rules = reasons.map(({ rule }) => rule);
    await putQueueItem(db, { siteId: site.id, commentId: id, reasons: { isWithheld: true }, rules, at });
  });
}

/** Makes somebody a moderator of all sites; `stage.open({ as })` lets them in. */
export async function makeModerator(stage: Stage, name: string): Promise<void> {
  await stage.signIn(name);
  const email = `${Buffer.from(name).toString('hex')}@reader.example`;
  const granted = await grantRole(stage.deps, OPERATOR, { to: { email }, role: 'moderator', siteIds: null });
  if (isRefusal(granted)) throw new Error(granted.refused);
}
