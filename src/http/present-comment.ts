import { isAutomatic, type Explanation } from '../domain/explanation.ts';
import type { CommentNode, Site, Story } from '../domain/thread.ts';
import { pictureUrl, storyUrls } from '../render/index.ts';
import type { WireComment } from '../wire/comment.ts';

export interface PresentComment {
  readonly site: Pick<Site, 'key'>;
  readonly storyKey: Story['key'];
  readonly publicUrl: string;
}

/** A comment as the API shows it: every field named here, so that no row leaks. */
export function presentComment(comment: CommentNode, at: PresentComment): WireComment {
  const urls = storyUrls({ site: at.site.key, story: at.storyKey }, at.publicUrl);
  return {
    id: comment.id,
    parentId: comment.parentId,
    depth: comment.depth,
    status: comment.status,
    author: comment.author && {
      id: comment.author.id,
      name: comment.author.name,
      guest: comment.author.isGuest,
      staff: comment.author.isStaff,
      badges: [...comment.author.badges],
      picture: comment.author.picture && at.publicUrl + pictureUrl(comment.author.picture),
    },
    html: comment.html,
    createdAt: comment.createdAt.toISOString(),
    editedAt: comment.editedAt?.toISOString() ?? null,
    deletedAt: comment.deletedAt?.toISOString() ?? null,
    up: comment.up,
    down: comment.down,
    featured: comment.isFeatured,
    across: comment.isFoundAcross,
    pinned: comment.isPinned,
    replyCount: comment.replyCount,
    nextReplies: comment.nextReplies,
    url: urls.comment(comment.id),
    ...(comment.explanation ? { explanation: presentExplanation(comment.explanation) } : {}),
  };
}

/** What an author is told of a decision, as data. */
function presentExplanation(explanation: Explanation): WireComment['explanation'] {
  const { by, reason, toAuthor, rules, decidedAt, appeal } = explanation;
  return {
    by,
    automatic: isAutomatic(by),
    reason,
    toAuthor,
    rules: rules.map(({ rule, matches }) => ({ rule, matches: [...matches] })),
    decidedAt: decidedAt.toISOString(),
    appeal: {
      state: appeal.state,
      until: 'until' in appeal ? appeal.until.toISOString() : null,
      at: 'at' in appeal ? appeal.at.toISOString() : null,
    },
  };
}

/** Comments with the replies below them in reading order. */
export function presentComments(comments: readonly CommentNode[], at: PresentComment): WireComment[] {
  return comments.flatMap((comment) => [
    presentComment(comment, at),
    ...presentComments(comment.replies, at),
  ]);
}
