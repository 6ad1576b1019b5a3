import type { AccountId, CommentId, PictureId, SiteId, StoryId } from './ids.ts';
import type { SafeHtml } from './safe-html.ts';
import type { CommentStatus } from './comment.ts';
import type { Explanation } from './explanation.ts';
import type { Mode } from './rules/facts.ts';
import type { SiteSettings } from './site-settings.ts';

/** Orders in which top-level comments can be read. The first is the default. */
export const SORT_ORDERS = ['best', 'across', 'newest', 'oldest', 'replies', 'controversial'] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

export type ReplyOrder = 'best' | 'across' | 'oldest';

/** How many comments of a story stand before all others. More would push what readers came for off the first screen. */
export const MOST_PINNED = 3;

/**
 * The order of replies below a comment follows from the order of the thread: a reader who asked for times gets
 * a conversation in the order in which it was held, everybody else sees the best answers first.
 */
export function toReplyOrder(sort: SortOrder): ReplyOrder {
  if (sort === 'across') return 'across';
  return sort === 'newest' || sort === 'oldest' ? 'oldest' : 'best';
}

/** Top-level comments on a page. Fewer pages make more clicks, more make a phone download what nobody reads. */
export const ROOTS_PER_PAGE = 20;

/** Replies to one comment on a page of its replies. */
export const REPLIES_PER_PAGE = 20;

/**
 * Comments nest to this depth (a top-level comment has depth 0); deeper ones are shown flat below their ancestor
 * at this depth, each saying whom it answers.
 */
export const MAX_DEPTH = 6;

/**
 * How many replies are shown at once below each comment, by their distance from where the page starts. A page of
 * 20 top-level comments therefore holds at most 20 * (1 + 3 + 6 + 6) comments however large the thread is.
 */
export const REPLIES_SHOWN: readonly number[] = [3, 2, 1];

/** The public facts about whoever wrote a comment. */
export interface Author {
  readonly id: AccountId;
  readonly name: string;
  readonly isGuest: boolean;
  /** Whether the organisation vouches for them: shown as a word. */
  readonly isStaff: boolean;
  /** What the publisher's sign-on says of them, such as "Subscriber". */
  readonly badges: readonly string[];
  /** Null where an initial stands for it. */
  readonly picture: PictureId | null;
  /** Whether they let others find their profile, on sites that show profiles. */
  readonly hasProfile: boolean;
}

/** A comment as a reader sees it, with the replies that stand below it on this page. */
export interface CommentNode {
  readonly id: CommentId;
  readonly parentId: CommentId | null;
  /** 0 for a top-level comment, counted through all real parents (so it may exceed MAX_DEPTH). */
  readonly depth: number;
  readonly status: CommentStatus;
  /** Null when deleted, or when it is not published and the viewer is not its author: then it is a tombstone. */
  readonly author: Author | null;
  /** Null for a tombstone. */
  readonly html: SafeHtml | null;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly up: number;
  readonly down: number;
  /** Whether it is an editor's pick. */
  readonly isFeatured: boolean;
  /** Whether it stands before all others, at the top of the thread. */
  readonly isPinned: boolean;
  /** Comments shown directly below this one, on all pages together. */
  /** Whether readers who usually disagree found it valuable; shown where the site ranks so. */
  readonly isFoundAcross: boolean;
  readonly replyCount: number;
  /** For a top-level comment: all live comments in its thread below it. Otherwise 0. */
  readonly threadCount: number;
  /** Whom a comment below MAX_DEPTH answers: its indent no longer tells. */
  readonly answers: { readonly id: CommentId; readonly name: string | null } | null;
  /** For its author alone: a changed text that waits while readers see this one. */
  readonly waiting?: SafeHtml | null;
  readonly replies: readonly CommentNode[];
  /** Where the next replies start ('' for the first ones); null when all are here. */
  readonly nextReplies: string | null;
  /** For the author alone: why it stands where it stands. */
  readonly explanation?: Explanation | undefined;
}

/** What the pages need to know of a site. */
export interface Site {
  readonly id: SiteId;
  readonly key: string;
  readonly name: string;
  /** BCP 47, one of the languages Parley speaks. */
  readonly language: string;
  /** Origins (`https://news.example`) of the publisher's pages. */
  readonly origins: readonly string[];
  readonly settings: SiteSettings;
  /** Whether its votes carry the order across viewpoints now. */
  readonly isAcrossOpen: boolean;
}

export interface Story {
  readonly id: StoryId;
  readonly siteId: SiteId;
  /** The publisher's own id, or the story's normalised address where it has none. */
  readonly key: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly closedAt: Date | null;
  readonly createdAt: Date;
  /** When the publisher published it; null where nobody has said so. */
  readonly publishedAt: Date | null;
  /** How comments come to be seen, where story or section want it stricter than the site. */
  readonly mode: Mode | null;
  readonly sectionMode: Mode | null;
  /** Between two comments of one author; null leaves it to the site. */
  readonly slowModeSeconds: number | null;
  /** Published comments that are not deleted. */
  readonly commentCount: number;
  /** Rises with every change a reader could see. */
  readonly version: number;
}

/** A story as its discussion shows it. */
export interface ReadStory extends Story {
  /** Comments that are editors' picks and that readers see, counted up to 1,000. */
  readonly featuredCount: number;
  /** Whether an editor has taken the order across viewpoints off it. */
  readonly hidesAcross: boolean;
  /** What editors say above it, as it was written; empty for nothing. */
  readonly message: string;
  readonly boxes: StoryBoxes;
}

/** What stands around a thread beside its comments. */
export interface StoryBoxes {
  /** Above it: what the site says, then what is said of the story. */
  readonly messages: readonly SafeHtml[];
  /** Beside the composer: an address of guidelines, or a few words. */
  readonly guidelines: { readonly url: string } | { readonly html: SafeHtml } | null;
}

/** Places on the first page of the order across viewpoints that are kept for comments few have voted on, lest early votes decide. */
export const FRESH_PLACES = 4;

/** A comment with fewer votes than this is one that few have voted on. */
export const FRESH_VOTES = 5;

/** One page of a story's discussion. */
export interface ThreadPage {
  readonly story: ReadStory;
  readonly sort: SortOrder;
  readonly comments: readonly CommentNode[];
  /** Where the next page of top-level comments (or of replies, on a comment's own page) starts. */
  readonly nextPage: string | null;
}
