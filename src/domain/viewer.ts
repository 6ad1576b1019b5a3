import type { AccountId, ApiTokenId, CommentId, PictureId, SessionId } from './ids.ts';
import type { ApiScope } from './permissions.ts';
import type { Role, RoleSites } from './roles.ts';
import type { Bar, Warning } from './sanction.ts';
import type { SafeHtml } from './safe-html.ts';
import type { CommentNode } from './thread.ts';

/** Whoever makes a request. */
export type Actor = AnonymousActor | SignedInActor | ServerActor | OperatorActor;

/** Whoever a browser speaks for. */
export type Visitor = AnonymousActor | SignedInActor;

export interface AnonymousActor {
  readonly kind: 'anonymous';
}

/**
 * A person. `full` sessions live on Parley's own origin; `embed` sessions are readable by every script of the
 * publisher's page, so they comment, vote and report only.
 */
export interface SignedInActor {
  readonly kind: 'account';
  readonly accountId: AccountId;
  /** Null where a publisher's token came with the request itself. */
  readonly sessionId: SessionId | null;
  readonly name: string | null;
  readonly isGuest: boolean;
  readonly scope: 'full' | 'embed';
  readonly role: Role;
  readonly roleSites: RoleSites;
  /** What the publisher's sign-on says of them. */
  readonly badges: readonly string[];
  /** As in Author. */
  readonly picture: PictureId | null;
  readonly hasProfile: boolean;
  /** What they chose to read in, and in which zone times are written; null where they leave it to page and browser. */
  readonly language: string | null;
  readonly timeZone: string | null;
  /** Until when they may not write; null for nearly everybody. */
  readonly bannedUntil: Date | null;
  /** The sites on which they may not write; none for nearly everybody. */
  readonly bars: readonly Bar[];
  /**
   * Whether a second factor is due before anything that is guarded: not needed, shown in this session, owed, or
   * missing, where the organisation wants one and the person has none yet.
   */
  readonly secondFactor: 'none' | 'owed' | 'shown' | 'missing';
  /** When the person last proved who they are in this session; with a second factor where the account has one. */
  readonly confirmedAt: Date;
}

/** A publisher's server, by one of its API tokens. */
export interface ServerActor {
  readonly kind: 'server';
  readonly tokenId: ApiTokenId;
  readonly scopes: readonly ApiScope[];
  readonly sites: RoleSites;
}

/** Whoever runs commands on the machine itself. */
export interface OperatorActor {
  readonly kind: 'operator';
}

export const OPERATOR: OperatorActor = { kind: 'operator' };

/** An own comment of a story. */
export interface OwnMark {
  readonly id: CommentId;
  /** Null when the window is over. */
  readonly editableUntil: Date | null;
  /** A changed text that waits for a person while readers see the one before; null for nearly all. */
  readonly waiting: SafeHtml | null;
}

/** What one viewer adds to the thread that everybody sees. */
export interface ViewerState {
  readonly name: string | null;
  readonly isSignedIn: boolean;
  readonly isGuest: boolean;
  readonly votes: Readonly<Record<CommentId, 'up' | 'down'>>;
  readonly own: readonly OwnMark[];
  /** Own comments that only their author sees: held or rejected. */
  readonly held: readonly CommentNode[];
  /** A warning that they have to read before they write on. */
  readonly warning: Warning | null;
  /** Whose comments fold away for them. */
  readonly muted: readonly AccountId[];
  /** As in SignedInActor. */
  readonly language: string | null;
  readonly timeZone: string | null;
}
