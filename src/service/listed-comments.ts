import { formatCursor } from '../domain/cursor.ts';
import type { CommentId } from '../domain/ids.ts';
import { LISTED_PER_PAGE, type ListedComment, type ListPage } from '../domain/listed-comment.ts';
import type { Author } from '../domain/thread.ts';
import type { ListedRow, ReplyRow } from '../storage/listed-comments.ts';

/** A row as its list shows it. */
export function toListedComment(row: ListedRow): ListedComment {
  return {
    id: row.id,
    site: { key: row.siteKey, name: row.siteName, language: row.siteLanguage },
    story: { key: row.storyKey, title: row.storyTitle },
    html: row.deletedAt === null ? row.html : null,
    status: row.status,
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    up: row.up,
    down: row.down,
    replyCount: row.replyCount,
  };
}

/** Who wrote a reply; null once erased. */
export function toReplyAuthor(row: ReplyRow): Author | null {
  if (row.authorId === null || row.authorName === null) return null;
  return {
    id: row.authorId,
    name: row.authorName,
    isGuest: row.authorIsGuest ?? false,
    isStaff: row.authorIsStaff ?? false,
    badges: row.authorBadges ?? [],
    picture: row.authorPicture,
    hasProfile: row.authorHasProfile ?? false,
  };
}

/** A page of a list from its rows, of which one more than a page was asked for. */
export function toListPage<Row extends { readonly id: CommentId }, Item>(
  rows: readonly Row[],
  timeOf: (row: Row) => Date,
  toItem: (row: Row) => Item,
): ListPage<Item> {
  const shown = rows.slice(0, LISTED_PER_PAGE);
  const last = shown.at(-1);
  const hasMore = rows.length > LISTED_PER_PAGE && last !== undefined;
  return {
    items: shown.map(toItem),
    nextPage: hasMore ? formatCursor({ value: timeOf(last).getTime(), id: last.id }) : null,
  };
}
