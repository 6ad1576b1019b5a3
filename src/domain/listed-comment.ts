import type { CommentStatus } from './comment.ts';
import type { Explanation } from './explanation.ts';
import type { CommentId } from './ids.ts';
import type { SafeHtml } from './safe-html.ts';
import type { Author } from './thread.ts';

/** Comments on a page of somebody's list. */
export const LISTED_PER_PAGE = 20;

/** A comment in a list of one person, outside its discussion. */
export interface ListedComment {
  readonly id: CommentId;
  readonly site: { readonly key: string; readonly name: string; readonly language: string };
  readonly story: { readonly key: string; readonly title: string | null };
  /** Null once deleted. */
  readonly html: SafeHtml | null;
  readonly status: CommentStatus;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly up: number;
  readonly down: number;
  readonly replyCount: number;
}

/** Somebody's own comment, with what they alone are told. */
export interface OwnComment extends ListedComment {
  /** What was decided of it and why; of a published one, only where a decision was contested. */
  readonly explanation: Explanation | null;
}

/** An answer to something that somebody wrote. */
export interface ReceivedReply extends ListedComment {
  readonly author: Author | null;
  readonly isUnread: boolean;
  readonly isMuted: boolean;
}

/** A page of a list, newest first. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  /** Where the next page starts; null on the last. */
  readonly nextPage: string | null;
}

/** Somebody as others may see them. */
export interface Person extends Author {
  readonly bio: string;
  /** Where the publisher says more about them. */
  readonly profileUrl: string | null;
  readonly createdAt: Date;
}
