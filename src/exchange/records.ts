import type { ProblemCode } from './problems.ts';

/**
 * What the files of other systems come down to: a stream of these records, in the order of the file. Linking is left to
 * whoever stores them: a comment may come before its story, its author and its parent, and some of them never come.
 *
 * Ids are the source's own, as text, and the same in every export of the same source. Names, addresses and bodies are as
 * they stood in the file and are never trusted. Roles, passwords and network addresses are not taken over at all.
 */
export type ExchangeRecord = StoryRecord | AuthorRecord | CommentRecord | VoteRecord | ProblemRecord;

/** What a record of a file is. */
export type RecordKind = 'story' | 'author' | 'comment' | 'vote';

/** Where something stands; lines, columns (UTF-16 code units) and record numbers count from 1, null where there is no such thing. */
export interface Place {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly record: number | null;
}

export interface StoryRecord {
  readonly kind: 'story';
  readonly place: Place;
  readonly id: string;
  /** The publisher's own id of the page, where the source has one beside its own. */
  readonly identifier: string | null;
  /** Absolute; a path from the root where the source knows no host. */
  readonly address: string | null;
  readonly title: string | null;
  readonly isClosed: boolean;
  readonly createdAt: Date | null;
}

export interface AuthorRecord {
  readonly kind: 'author';
  readonly place: Place;
  /** Unique in the source. The same author may come more than once; a later record counts. */
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** Only where the file says so: whoever signs in with this address owns these comments. */
  readonly isEmailVerified: boolean;
  /** The subject of the publisher's single sign-on, where the file says that it is one. */
  readonly publisherId: string | null;
  readonly isBanned: boolean;
  readonly createdAt: Date | null;
}

/** `rejected` by a person or a rule, `spam` where the source tells the two apart. */
export type SourceStatus = 'published' | 'pending' | 'rejected' | 'spam' | 'deleted';

export interface Body {
  readonly format: 'html' | 'markdown';
  readonly source: string;
}

export interface CommentRecord {
  readonly kind: 'comment';
  readonly place: Place;
  readonly id: string;
  readonly storyId: string;
  readonly parentId: string | null;
  /** Null where the source knows nothing of the author but a name. */
  readonly authorId: string | null;
  readonly authorName: string;
  /** Empty where the comment is deleted: what somebody took back does not travel. */
  readonly body: Body;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  /** Texts that this one replaced, oldest first. */
  readonly earlier: readonly { readonly body: Body; readonly at: Date }[];
  readonly status: SourceStatus;
  readonly isPinned: boolean;
  readonly isFeatured: boolean;
  /** Totals without the votes that come as records. Where the source has only a score, what it is above or below zero. */
  readonly up: number;
  readonly down: number;
}

export interface VoteRecord {
  readonly kind: 'vote';
  readonly place: Place;
  readonly commentId: string;
  readonly voterId: string;
  readonly value: 1 | -1;
  readonly at: Date | null;
}

/** What is not in, or not quite as it was, and why. */
export interface ProblemRecord {
  readonly kind: 'problem';
  /** What the record is, as far as anybody can say. */
  readonly of: RecordKind | null;
  readonly place: Place;
  readonly code: ProblemCode;
  /** Of what: the source's id, where it could be read. */
  readonly id: string | null;
  /** The field, or what was found; never anything that names a person. */
  readonly detail: string | null;
}

/** Some records, and how far the reader has come in the files as they lie on the disk. */
export interface Batch {
  readonly records: readonly ExchangeRecord[];
  readonly bytesRead: number;
}
