import type { Place, VoteValue } from '../domain/comment.ts';
import type { CommentId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor, SignedInActor } from '../domain/viewer.ts';
import { findCommentFacts, type CommentFacts } from '../storage/comments.ts';
import type { Db } from '../storage/pool.ts';
import { lockStory, moveStory } from '../storage/stories.ts';
import { shareViewpoints } from '../storage/viewpoints.ts';
import { setVote } from '../storage/votes.ts';
import { countViewpoint } from './count-viewpoint.ts';
import type { Deps } from './deps.ts';
import { admitPerson } from './permit.ts';
import { runOnce, toWriteKey } from './run-once.ts';

export interface CastVote {
  readonly site: Site;
  readonly commentId: CommentId;
  readonly value: VoteValue;
  readonly place: Place;
  readonly idempotencyKey: string | null;
}

export interface CastVoteAnswer {
  readonly up: number;
  readonly down: number;
  readonly value: VoteValue;
  readonly storyKey: string;
  readonly version: number;
}

const VALUES = { up: 1, down: -1, none: 0 } as const;

/** Makes the actor's vote on a comment up, down or none. Whoever wrote a comment does not vote on it, nor do guests. */
export async function castVote(deps: Deps, actor: Actor, input: CastVote): Promise<CastVoteAnswer | Refusal> {
  const person = admitPerson(deps, actor, { permission: 'comment.vote', siteId: input.site.id });
  if (isRefusal(person)) return person;
  const facts = await findCommentFacts(deps.pool, input.site.id, input.commentId);
  if (!facts) return refuse('comment_not_found');
  const request = ['vote', input.commentId, input.value];
  const write = toWriteKey(deps, person, { siteId: input.site.id, key: input.idempotencyKey, request });
  const answer = await runOnce(deps, write, async (db) => {
    await shareViewpoints(db, input.site.id);
    const story = await lockStory(db, input.site.id, facts.storyKey);
    const refusal = judgeVote(person, await findCommentFacts(db, input.site.id, input.commentId));
    if (refusal) return refusal;
    return countVote(deps, db, { ...input, actor: person, facts, version: story.version });
  });
  if (isRefusal(answer)) return answer;
  deps.onStoryChange({ site: input.site, storyKey: facts.storyKey, version: answer.version });
  return { ...answer, value: input.value, storyKey: facts.storyKey };
}

function judgeVote(actor: SignedInActor, facts: CommentFacts | null): Refusal | null {
  if (!facts || facts.status !== 'published') return refuse('comment_not_found');
  if (facts.deletedAt !== null) return refuse('comment_deleted');
  return facts.authorId === actor.accountId ? refuse('own_comment') : null;
}

interface CountVote extends CastVote {
  readonly actor: SignedInActor;
  readonly facts: CommentFacts;
  readonly version: number;
}

async function countVote(
  deps: Deps,
  db: Db,
  vote: CountVote,
): Promise<{ up: number; down: number; version: number } | Refusal> {
  const { siteId, storyId } = { siteId: vote.site.id, storyId: vote.facts.storyId };
  const now = deps.clock();
  const { commentId } = vote;
  const place = { siteId, commentId };
  const { accountId } = vote.actor;
  const after = VALUES[vote.value];
  const cast = { siteId, storyId, commentId, accountId, value: after, place: vote.place, castAt: now };
  const totals = await setVote(db, cast);
  if (!totals) return refuse('comment_not_found');
  if (totals.changed) await countViewpoint(db, { ...place, accountId, ...totals, after, now });
  const version = totals.changed ? await moveStory(db, { siteId, storyId, comments: 0 }) : vote.version;
  return { up: totals.up, down: totals.down, version };
}
