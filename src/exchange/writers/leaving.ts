import type { CommentStatus } from '../../domain/comment.ts';
import type { SafeHtml } from '../../domain/safe-html.ts';
import type { TextFormat } from '../../domain/written-text.ts';

/**
 * What leaves for other systems: a story, then its comments, a parent before what answers it; then the next story. Whoever
 * makes these records decides what is in them; a writer leaves out nothing but e-mail addresses that nobody asked for.
 */
export type LeavingRecord = LeavingStory | LeavingComment;

export interface LeavingStory {
  readonly kind: 'story';
  readonly id: string;
  /** The publisher's own id of the page; null where the story is known by its address alone. */
  readonly identifier: string | null;
  readonly address: string | null;
  readonly title: string | null;
  readonly isClosed: boolean;
  readonly createdAt: Date;
}

export interface LeavingComment {
  readonly kind: 'comment';
  readonly id: string;
  /** Of a comment of the same story. */
  readonly parentId: string | null;
  readonly author: LeavingAuthor | null;
  readonly format: TextFormat;
  /** As its author wrote it, and as it was rendered; both empty once it is deleted. */
  readonly body: string;
  readonly html: SafeHtml;
  readonly status: CommentStatus;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly isPinned: boolean;
  readonly isFeatured: boolean;
  readonly up: number;
  readonly down: number;
}

/** Whoever wrote a comment and has not been erased. */
export interface LeavingAuthor {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** The subject of the publisher's own sign-on. */
  readonly publisherId: string | null;
}

export interface LeavingOptions {
  /** Whether e-mail addresses are written, where there are any. */
  readonly withEmails: boolean;
}

/** Writes records in the format of another system, piece by piece; holds no more than what one story needs. */
export type LeavingWriter = (
  records: AsyncIterable<LeavingRecord>,
  options: LeavingOptions,
) => AsyncGenerator<string>;

/** Characters that are gathered before they go out: a write for each comment would take longer than making it. */
const PIECE = 64 * 1024;

/** Gathers what is written into pieces of some size. */
export async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
