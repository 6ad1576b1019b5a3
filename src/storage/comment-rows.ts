import type { CommentStatus } from '../domain/comment.ts';
import type { AccountId, CommentId, PictureId, StoryId } from '../domain/ids.ts';
import type { SafeHtml } from '../domain/safe-html.ts';

/** A comment with its author's name, as the reading queries return it. */
export interface CommentRow {
  readonly id: CommentId;
  readonly storyId: StoryId;
  readonly parentId: CommentId | null;
  readonly rootId: CommentId;
  readonly shownUnderId: CommentId | null;
  readonly depth: number;
  readonly authorId: AccountId | null;
  readonly authorName: string | null;
  readonly authorIsGuest: boolean | null;
  readonly authorIsStaff: boolean | null;
  readonly authorBadges: readonly string[] | null;
  readonly authorPicture: PictureId | null;
  readonly authorHasProfile: boolean | null;
  readonly html: SafeHtml;
  readonly status: CommentStatus;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly up: number;
  readonly down: number;
  readonly replyCount: number;
  readonly threadCount: number;
  readonly featuredAt: Date | null;
  readonly pinnedAt: Date | null;
  readonly best: number;
  readonly controversy: number;
  readonly rankAcross: number;
  readonly isAcross: boolean;
  /** Set where it stands on a place kept for comments with few votes. */
  readonly isFresh?: boolean;
  /** Name of the parent's author where the comment stands deeper than the nesting goes. */
  readonly answersName: string | null;
}

/** The columns of CommentRow that come from `comments`, for a table alias. */
export function commentColumns(alias: string): string {
  return [
    'id',
    'story_id as "storyId"',
    'parent_id as "parentId"',
    'root_id as "rootId"',
    'shown_under_id as "shownUnderId"',
    'depth',
    'author_id as "authorId"',
    'html',
    'status',
    'created_at as "createdAt"',
    'edited_at as "editedAt"',
    'deleted_at as "deletedAt"',
    'up',
    'down',
    'reply_count as "replyCount"',
    'thread_count as "threadCount"',
    'featured_at as "featuredAt"',
    'pinned_at as "pinnedAt"',
    'best',
    'controversy',
    'rank_across as "rankAcross"',
    'is_across as "isAcross"',
  ]
    .map((column) => `${alias}.${column}`)
    .join(', ');
}

/** The columns of CommentRow that come from the authors, and the joins they need. */
export const AUTHOR_COLUMNS = `author.name as "authorName", author.is_guest and not author.is_imported as "authorIsGuest", author.role <> 'reader' as "authorIsStaff",
  author.badges as "authorBadges", author.picture_id as "authorPicture",
  not (author.is_guest or author.hides_profile) as "authorHasProfile", answered.name as "answersName"`;

/** The joins that AUTHOR_COLUMNS needs, for the table or subquery called `alias`. A name that is answered shows only while that comment is there. */
export function authorJoins(alias: string, maxDepth: number): string {
  return `left join accounts author on author.id = ${alias}.author_id
    left join comments parent on ${alias}.depth > ${maxDepth} and parent.site_id = ${alias}.site_id and parent.id = ${alias}.parent_id
      and parent.status = 'published' and parent.deleted_at is null
    left join accounts answered on answered.id = parent.author_id`;
}
