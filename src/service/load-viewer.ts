import { editableUntil } from '../domain/comment-limits.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor, ViewerState } from '../domain/viewer.ts';
import { listOwnComments } from '../storage/comments.ts';
import { listMutedIds } from '../storage/mutes.ts';
import { findUnreadWarning } from '../storage/sanctions.ts';
import { findStory } from '../storage/stories.ts';
import { listHeld } from '../storage/threads.ts';
import { listVotes } from '../storage/votes.ts';
import { toCommentNode } from './comment-node.ts';
import type { Deps } from './deps.ts';
import { explainComments } from './explain-comments.ts';

const NOBODY: ViewerState = {
  name: null,
  isSignedIn: false,
  isGuest: false,
  votes: {},
  own: [],
  held: [],
  muted: [],
  warning: null,
  language: null,
  timeZone: null,
};

/** What a viewer adds to a story that everybody sees: own votes, own comments, what is held. */
export async function loadViewer(
  deps: Deps,
  actor: Actor,
  input: { site: Site; storyKey: string },
): Promise<ViewerState> {
  if (actor.kind !== 'account') return NOBODY;
  const viewer = {
    ...NOBODY,
    name: actor.name,
    isSignedIn: true,
    isGuest: actor.isGuest,
    language: actor.language,
    timeZone: actor.timeZone,
    warning: await findUnreadWarning(deps.pool, actor.accountId, input.site.id),
  };
  const story = await findStory(deps.pool, input.site.id, input.storyKey);
  if (!story) return viewer;
  const { accountId } = actor;
  const [votes, own, held, muted] = await Promise.all([
    listVotes(deps.pool, { accountId, storyId: story.id }),
    listOwnComments(deps.pool, { authorId: accountId, storyId: story.id }),
    listHeld(deps.pool, { siteId: input.site.id, storyId: story.id, authorId: accountId }),
    listMutedIds(deps.pool, accountId),
  ]);
  const siteId = input.site.id;
  const explanations = await explainComments(
    deps,
    held.map(({ id }) => ({ siteId, id })),
  );
  const now = deps.clock();
  return {
    ...viewer,
    votes: Object.fromEntries(votes.map((vote) => [vote.commentId, vote.value === 1 ? 'up' : 'down'])),
    own: own.map((comment) => ({
      id: comment.id,
      editableUntil: editableUntil(input.site, comment.createdAt, now),
      waiting: comment.waiting,
    })),
    muted,
    held: held.map((row) => ({ ...toCommentNode(row, accountId), explanation: explanations.get(row.id) })),
  };
}
