import type { CommentId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { CommentNode } from '../domain/thread.ts';
import type { DiscussionView, PageFrame } from './views.ts';

/** The page on which a decision is contested. */
export interface AppealPageView extends DiscussionView, PageFrame {
  readonly commentId: CommentId;
  /** Null for whoever has not signed in. */
  readonly comment: CommentNode | null;
  readonly idempotencyKey: string;
  readonly step: 'form' | 'sent' | 'sign-in';
  /** What was typed, where something was wrong with it. */
  readonly typed?: string | undefined;
  readonly refusal?: Refusal | undefined;
}
