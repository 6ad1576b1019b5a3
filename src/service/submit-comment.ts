import type { Place } from '../domain/comment.ts';
import type { CommentId, StoryId } from '../domain/ids.ts';
import { parseName } from '../domain/name.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { MAX_DEPTH, type CommentNode, type Site, type Story } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { insertGuest, isNameTaken } from '../storage/accounts.ts';
import { listCommentFacts, type CommentFacts } from '../storage/comments.ts';
import { isDuplicateWrite, listAnswers } from '../storage/idempotency.ts';
import { insertComments, type NewComment } from '../storage/insert-comments.ts';
import { withPlannedTransaction, type Db } from '../storage/pool.ts';
import { lockStories } from '../storage/stories.ts';
import { askOutside, roleOf } from './ask-outside.ts';
import { createBatch } from './batch.ts';
import type { Deps } from './deps.ts';
import { ensureStory } from './ensure-story.ts';
import { findComment } from './find-comment.ts';
import { judgeBatch, type Outcome, type Prepared, type Written } from './judge-batch.ts';
import { isTrusted, readText } from './judge-text.ts';
import { heedCallOuts } from './heed-call-outs.ts';
import { forbid } from './permit.ts';
import { renderText } from './render-text.ts';
import { toWriteKey } from './run-once.ts';
import { openGuestSession, toGuestToken } from './sessions.ts';

export interface SubmitComment {
  readonly site: Site;
  readonly storyKey: string;
  readonly url: string | null;
  readonly parentId: CommentId | null;
  readonly body: string;
  /** The name a guest writes under. */
  readonly name: string | null;
  readonly place: Place;
  readonly idempotencyKey: string | null;
  /** The origin of the publisher's page, where the write comes from one: a new guest's session is bound to it. */
  readonly origin: string | null;
  /** The network address it comes from; a hash of it is kept. */
  readonly address?: string | null;
}

export interface SubmittedComment {
  readonly comment: CommentNode;
  readonly storyKey: string;
  readonly version: number;
  /** The story as the comment left it; absent where an earlier answer is repeated. */
  readonly story?: Story | undefined;
  /** Opens the session of a guest who has just written for the first time. */
  readonly guestToken: string | null;
}

/** Most comments that share a transaction: what 32 busy connections bring, with room for bursts. */
const MOST_TOGETHER = 64;

export type Submit = (actor: Actor, input: SubmitComment) => Promise<SubmittedComment | Refusal>;

/**
 * Makes the verb that writes a comment. Comments that wait in this process at the same time share a transaction: the
 * row that holds a busy story's counters is then locked once for all of them. Each is judged alone.
 */
export function createSubmitComment(deps: Deps): Submit {
  const write = createBatch<Prepared, Outcome>((batch) => writeTogether(deps, batch), MOST_TOGETHER);
  return async (actor, input) => {
    let prepared = await prepare(deps, actor, input);
    if (isRefusal(prepared)) return prepared;
    let outcome = await write(prepared);
    if (outcome === 'story_missing') {
      const story = await ensureStory(deps, input);
      if (isRefusal(story)) return story;
      // A page may still call it what it was called before.
      prepared = { ...prepared, input: { ...prepared.input, storyKey: story.key } };
      outcome = await write(prepared);
    }
    if (outcome === 'story_missing') return refuse('story_not_found');
    return isRefusal(outcome) ? outcome : finish(deps, prepared, outcome);
  };
}

async function prepare(deps: Deps, actor: Actor, input: SubmitComment): Promise<Prepared | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'comment.write', siteId: input.site.id });
  if (refusal) return refusal;
  const who = await toAuthor(deps, actor, input);
  if (isRefusal(who)) return who;
  const html = await renderText(deps, input);
  if (isRefusal(html)) return html;
  const request = ['comment', input.storyKey, input.parentId, input.body, input.name];
  return {
    input,
    ...who,
    write: toWriteKey(deps, actor, { siteId: input.site.id, key: input.idempotencyKey, request }),
    html,
    addressHash: await deps.addresses.hash(input.address ?? null),
    judged: await askOutside(
      deps,
      {
        site: input.site,
        commentId: deps.newId<CommentId>(),
        authorId: who.author.id,
        isGuest: who.author.isGuest,
        isTrusted: isTrusted(actor, input.site.id),
        text: await readText(deps, { ...input, isEdit: false }),
        createdAt: deps.clock(),
      },
      {
        storyKey: input.storyKey,
        storyUrl: input.url,
        parentId: input.parentId,
        html,
        author: { name: who.author.name, role: roleOf(actor) },
        address: input.address ?? null,
      },
    ),
  };
}

type WhoWrites = Pick<Prepared, 'author' | 'isNewGuest'>;

async function toAuthor(deps: Deps, actor: Actor, input: SubmitComment): Promise<WhoWrites | Refusal> {
  if (actor.kind === 'account' && !(actor.isGuest && !input.site.settings.guests)) {
    const { accountId: id, name, isGuest, badges, picture, hasProfile } = actor;
    if (name === null) return refuse('name_missing');
    return {
      author: { id, name, isGuest, isStaff: actor.role !== 'reader', badges, picture, hasProfile },
      isNewGuest: false,
    };
  }
  if (!input.site.settings.guests) return refuse('sign_in_required');
  if (input.name === null) return refuse('sign_in_required', { field: 'name' });
  if (input.name.trim() === '') return refuse('name_missing', { field: 'name' });
  const name = parseName(input.name);
  if (name === null) return refuse('name_invalid', { field: 'name' });
  // A guest must not be taken for somebody who has an account.
  if (await isNameTaken(deps.pool, name, null)) return refuse('name_taken', { field: 'name' });
  return {
    author: {
      id: deps.newId(),
      name,
      isGuest: true,
      isStaff: false,
      badges: [],
      picture: null,
      hasProfile: false,
    },
    isNewGuest: true,
  };
}

async function writeTogether(deps: Deps, batch: readonly Prepared[]): Promise<Outcome[]> {
  const attempt = () => withPlannedTransaction(deps.pool, (db) => writeInTransaction(deps, db, batch));
  try {
    return await attempt();
  } catch (error) {
    // The same write went through elsewhere between our look and our insert: this time it is found.
    if (isDuplicateWrite(error)) return attempt();
    throw error;
  }
}

async function writeInTransaction(deps: Deps, db: Db, batch: readonly Prepared[]): Promise<Outcome[]> {
  const answers = await listAnswers(
    db,
    batch.map((prepared) => prepared.write),
  );
  const stories = await lockStories(
    db,
    batch.map((p) => p.input.site.id),
    batch.map((p) => p.input.storyKey),
  );
  const parents = await listParents(db, batch);
  const judged = await judgeBatch(deps, db, { batch, answers, stories, parents });
  const news = judged.filter((outcome): outcome is NewComment => 'decisionId' in Object(outcome));
  const versions = await insertAll(deps, db, { batch, news });
  return judged.map((outcome) =>
    typeof outcome === 'object' && 'decisionId' in outcome
      ? toWritten(outcome, { stories, version: versions.get(outcome.storyId) ?? 0 })
      : outcome,
  );
}

function toWritten(
  fresh: NewComment,
  { stories, version }: { readonly stories: readonly Story[]; readonly version: number },
): Written {
  const story = stories.find(({ id }) => id === fresh.storyId);
  return { id: fresh.id, version, fresh, story: story && { ...story, version } };
}

async function listParents(db: Db, batch: readonly Prepared[]): Promise<CommentFacts[]> {
  const replies = batch.filter((prepared) => prepared.input.parentId !== null);
  if (replies.length === 0) return [];
  return listCommentFacts(
    db,
    replies.map((prepared) => prepared.input.site.id),
    replies.map((prepared) => prepared.input.parentId as CommentId),
  );
}

interface ToInsert {
  readonly batch: readonly Prepared[];
  readonly news: readonly NewComment[];
}

async function insertAll(deps: Deps, db: Db, { batch, news }: ToInsert): Promise<Map<StoryId, number>> {
  if (news.length === 0) return new Map();
  for (const prepared of batch) {
    const { commentId, createdAt } = prepared.judged;
    if (!prepared.isNewGuest || !news.some(({ id }) => id === commentId)) continue;
    await insertGuest(db, { id: prepared.author.id, name: prepared.author.name, createdAt });
    const { origin, address = null } = prepared.input;
    await openGuestSession(deps, db, { accountId: prepared.author.id, origin, address });
  }
  const versions = await insertComments(db, news);
  for (const { siteId, id: commentId, status, judgement, createdAt: at } of news) {
    const { callOuts } = judgement.facts;
    if (status === 'published') await heedCallOuts(deps, db, { siteId, commentId, callOuts, at });
  }
  return versions;
}

async function finish(deps: Deps, prepared: Prepared, written: Written): Promise<SubmittedComment | Refusal> {
  const { site, storyKey } = prepared.input;
  deps.onStoryChange({ site, storyKey, version: written.version });
  const comment = await toWrittenComment(deps, prepared, written);
  if (isRefusal(comment)) return comment;
  const guestToken = prepared.isNewGuest && comment.author ? toGuestToken(deps, comment.author.id) : null;
  return { comment, storyKey, version: written.version, story: written.story, guestToken };
}

/**
 * The comment as its author sees it now: from what was written, or read back where that is not enough, because an
 * earlier request wrote it or because it names whom it answers.
 */
async function toWrittenComment(
  deps: Deps,
  prepared: Prepared,
  written: Written,
): Promise<CommentNode | Refusal> {
  const { fresh } = written;
  if (fresh && fresh.depth <= MAX_DEPTH) {
    const { id, parentId, depth, status, html, createdAt } = fresh;
    const untouched = { editedAt: null, deletedAt: null, up: 0, down: 0, replyCount: 0, threadCount: 0 };
    return {
      id,
      parentId,
      depth,
      status,
      author: prepared.author,
      html,
      createdAt,
      ...untouched,
      answers: null,
      replies: [],
      nextReplies: null,
      isFeatured: false,
      isPinned: false,
      isFoundAcross: false,
    };
  }
  const found = await findComment(deps, {
    site: prepared.input.site,
    commentId: written.id,
    viewerId: prepared.author.id,
  });
  return isRefusal(found) ? found : found.comment;
}
