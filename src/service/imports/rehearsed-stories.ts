import type { RehearsedComment, RehearsedStory } from '../../domain/import-report.ts';
import type { CommentNode, ThreadPage } from '../../domain/thread.ts';
import { toPlainText } from '../../markup/plain-text.ts';

/** Top-level comments of a story that a rehearsal shows. */
const MOST_ROOTS = 5;

/** The beginning of a discussion, as a rehearsal shows it. */
export function toRehearsedStory({ story, comments }: ThreadPage): RehearsedStory {
  const shown = comments.slice(0, MOST_ROOTS).map(toRehearsed);
  const { key, url, title, closedAt, commentCount } = story;
  return {
    key,
    url,
    title,
    isClosed: closedAt !== null,
    commentCount,
    comments: shown,
    left: Math.max(0, commentCount - countShown(shown)),
  };
}

function toRehearsed(node: CommentNode): RehearsedComment {
  const { id, author, html, createdAt, editedAt, isPinned, isFeatured, up, down } = node;
  return {
    id,
    name: author?.name ?? '',
    status: toStatus(node),
    html,
    text: html === null ? '' : toPlainText({ format: 'html', body: html }),
    createdAt: createdAt.toISOString(),
    isEdited: editedAt !== null,
    isPinned,
    isFeatured,
    up,
    down,
    replies: node.replies.map(toRehearsed),
  };
}

function toStatus({ deletedAt, status }: CommentNode): RehearsedComment['status'] {
  if (deletedAt !== null) return 'deleted';
  return status === 'withheld' ? 'pending' : status;
}

function countShown(comments: readonly RehearsedComment[]): number {
  return comments.reduce((sum, { html, replies }) => sum + (html === null ? 0 : 1) + countShown(replies), 0);
}
