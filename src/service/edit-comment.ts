import { editableUntil } from '../domain/comment-limits.ts';
import type { CommentId, SiteId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { refuseEdit } from '../domain/rules/outcome.ts';
import type { SafeHtml } from '../domain/safe-html.ts';
import { toStoryFacts } from '../domain/story-rules.ts';
import type { CommentNode, Site, Story } from '../domain/thread.ts';
import type { Actor, SignedInActor } from '../domain/viewer.ts';
import { htmlToMarkdown } from '../markup/html-to-markdown.ts';
import { findCommentFacts, type CommentFacts } from '../storage/comments.ts';
import type { Db } from '../storage/pool.ts';
import { keepWaiting, putQueueItem } from '../storage/queue-items.ts';
import { findWaitingText, holdRevision, showRevision } from '../storage/revisions.ts';
import { lockStory, moveStory } from '../storage/stories.ts';
import { askOutside, roleOf } from './ask-outside.ts';
import type { Deps } from './deps.ts';
import { findComment } from './find-comment.ts';
import { heedCallOuts } from './heed-call-outs.ts';
import { findStandings, isTrusted, judgeText, readText, type Judged, type JudgedText } from './judge-text.ts';
import { toKept } from './kept-judgement.ts';
import { admitPerson } from './permit.ts';
import { renderText } from './render-text.ts';
import { runOnce, toWriteKey } from './run-once.ts';

export interface OwnComment {
  readonly site: Site;
  readonly commentId: CommentId;
}

export interface ChangedComment {
  readonly comment: CommentNode;
  readonly storyKey: string;
  readonly version: number;
}

/** The facts about a comment, for its author only. */
export async function findOwnComment(
  db: Db,
  actor: SignedInActor,
  input: OwnComment,
): Promise<CommentFacts | Refusal> {
  const facts = await findCommentFacts(db, input.site.id, input.commentId);
  if (!facts) return refuse('comment_not_found');
  if (facts.authorId !== actor.accountId) return refuse('not_your_comment');
  return facts.deletedAt === null ? facts : refuse('comment_deleted');
}

export interface EditOwnComment extends OwnComment {
  readonly body: string;
  readonly idempotencyKey: string | null;
}

/**
 * Replaces the text of one's own comment while the edit window is open; every earlier text is kept as a revision. A text
 * that the rules hold waits, and readers go on seeing the one before; one that they reject is refused.
 */
export async function editComment(
  deps: Deps,
  actor: Actor,
  input: EditOwnComment,
): Promise<ChangedComment | Refusal> {
  const person = admitPerson(deps, actor, { permission: 'comment.edit', siteId: input.site.id });
  if (isRefusal(person)) return person;
  const facts = await findOwnComment(deps.pool, person, input);
  if (isRefusal(facts)) return facts;
  const html = await renderText(deps, { ...input, storyKey: facts.storyKey });
  if (isRefusal(html)) return html;
  const judged = await askOutside(
    deps,
    {
      site: input.site,
      storyId: facts.storyId,
      authorId: person.accountId,
      commentId: facts.id,
      isGuest: person.isGuest,
      isTrusted: isTrusted(person, input.site.id),
      text: await readText(deps, { ...input, isEdit: true }),
      createdAt: deps.clock(),
    },
    {
      storyKey: facts.storyKey,
      storyUrl: null,
      parentId: facts.parentId,
      html,
      author: { name: person.name ?? '', role: roleOf(person) },
      address: null,
    },
  );
  const request = ['edit', input.commentId, input.body];
  const write = toWriteKey(deps, person, { siteId: input.site.id, key: input.idempotencyKey, request });
  const edited = await runOnce(deps, write, async (db) => {
    const story = await lockStory(db, input.site.id, facts.storyKey);
    return replaceText(deps, db, { ...input, person, story, html, judged });
  });
  return isRefusal(edited)
    ? edited
    : finishChange(deps, person, { ...input, storyKey: facts.storyKey, version: edited.version });
}

interface ReplaceText extends EditOwnComment {
  readonly person: SignedInActor;
  readonly story: Story;
  readonly html: SafeHtml;
  readonly judged: Judged;
}

/** Judges a new text under the lock of the story, and shows it, lets it wait, or refuses it. */
async function replaceText(deps: Deps, db: Db, edit: ReplaceText): Promise<{ version: number } | Refusal> {
  const { site, person, story } = edit;
  const current = await findOwnComment(db, person, edit);
  if (isRefusal(current)) return current;
  const now = deps.clock();
  const refusal = forbidEdit(site, current, now);
  if (refusal) return refusal;
  const judged = { ...edit.judged, storyId: current.storyId, createdAt: now };
  const [standing] = await findStandings(db, [judged]);
  if (!standing) throw new Error('Nothing was found out about an author.');
  const outcome = judgeText(deps, judged, {
    standing,
    story: toStoryFacts(site, story, now),
  });
  if (isRefusal(outcome)) return outcome;
  if (outcome.status === 'rejected') return refuseEdit(outcome.judgement, judged.text.comment.text);
  return writeText(deps, db, { edit, current, outcome, now });
}

function forbidEdit(site: Site, current: CommentFacts, now: Date): Refusal | null {
  if (current.status === 'rejected') return refuse('comment_rejected');
  return editableUntil(site, current.createdAt, now)
    ? null
    : refuse('edit_window_over', { figures: { minutes: site.settings.editWindowMinutes } });
}

interface WriteText {
  readonly edit: ReplaceText;
  readonly current: CommentFacts;
  readonly outcome: JudgedText;
  readonly now: Date;
}

async function writeText(
  deps: Deps,
  db: Db,
  { edit, current, outcome, now }: WriteText,
): Promise<{ version: number }> {
  const { site, story } = edit;
  const revision = {
    siteId: site.id,
    id: current.id,
    body: edit.body,
    html: edit.html,
    at: now,
    judgement: toKept(outcome),
    prints: edit.judged.text.prints,
  };
  const isSeen = current.status === 'published';
  const isHeld = outcome.status !== 'published';
  // What nobody sees yet goes on waiting with its new text, whatever the rules say of that.
  await (isSeen && isHeld ? holdRevision : showRevision)(db, revision);
  if (isHeld) await putInQueue(db, { siteId: site.id, current, outcome, at: now });
  else if (current.waitingRevision !== null) await keepWaiting(db, site.id, current.id);
  if (isSeen && !isHeld) {
    const { callOuts } = outcome.facts;
    await heedCallOuts(deps, db, { siteId: site.id, commentId: current.id, callOuts, at: now });
  }
  return isSeen && !isHeld
    ? { version: await moveStory(db, { siteId: site.id, storyId: current.storyId, comments: 0 }) }
    : { version: story.version };
}

async function putInQueue(
  db: Db,
  held: { siteId: SiteId; current: CommentFacts; outcome: JudgedText; at: Date },
): Promise<void> {
  const { siteId, current, outcome, at } = held;
  // A comment that waits already waits where it did; a text beside a published one waits for what is held against it.
  const status = current.status === 'published' ? outcome.status : current.status;
  await putQueueItem(db, {
    siteId,
    commentId: current.id,
    reasons: {
      isPending: status === 'pending',
      isWithheld: status === 'withheld',
      isNewcomer: outcome.isNewcomer,
    },
    rules: outcome.holding,
    language: outcome.facts.comment.language,
    at,
  });
}

async function finishChange(
  deps: Deps,
  actor: SignedInActor,
  change: OwnComment & { storyKey: string; version: number },
): Promise<ChangedComment | Refusal> {
  deps.onStoryChange(change);
  const found = await findComment(deps, { ...change, viewerId: actor.accountId });
  if (isRefusal(found)) return found;
  const waiting = await findWaitingText(deps.pool, change.site.id, change.commentId);
  const comment = { ...found.comment, waiting: waiting?.html ?? null };
  return { comment, storyKey: change.storyKey, version: change.version };
}

/**
 * One's own comment as Markdown, for editing it: as it was written last, the text that waits where one does. What was
 * imported as HTML is Markdown from the first edit on.
 */
export async function findOwnSource(
  deps: Pick<Deps, 'pool' | 'clock'>,
  actor: Actor,
  input: OwnComment,
): Promise<string | Refusal> {
  const person = admitPerson(deps, actor, 'comment.edit');
  if (isRefusal(person)) return person;
  const facts = await findOwnComment(deps.pool, person, input);
  if (isRefusal(facts)) return facts;
  const waiting =
    facts.waitingRevision === null ? null : await findWaitingText(deps.pool, input.site.id, facts.id);
  if (waiting) return waiting.body;
  return facts.format === 'html' ? htmlToMarkdown(facts.body) : facts.body;
}
