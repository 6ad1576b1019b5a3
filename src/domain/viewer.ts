import type { AccountId, CommentId, SessionId } from './ids.ts';
import type { CommentNode } from './thread.ts';

/**
 * Whoever makes a request. `full` sessions live on Parley's own origin; `embed` sessions are readable by every
 * script of the publisher's page, so they comment, vote and report only.
 */
export type Actor = { readonly kind: 'anonymous' } | SignedInActor;

export interface SignedInActor {
  readonly kind: 'account';
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly name: string | null;
  readonly isGuest: boolean;
  readonly scope: 'full' | 'embed';
}

/** What one viewer adds to the thread that everybody sees. */
export interface ViewerState {
  readonly name: string | null;
  readonly isSignedIn: boolean;
  readonly isGuest: boolean;
  readonly votes: Readonly<Record<CommentId, 'up' | 'down'>>;
  /** Own comments of this story; `editableUntil` is null when the window is over. */
  readonly own: readonly { readonly id: CommentId; readonly editableUntil: Date | null }[];
  /** Own comments that only their author sees: held or rejected. */
  readonly held: readonly CommentNode[];
}
