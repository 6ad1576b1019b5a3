import type { CommentId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { ReportOutcome, ReportReason } from '../domain/report.ts';
import type { CommentNode } from '../domain/thread.ts';
import type { AccountFrame, DiscussionView, PageFrame } from './views.ts';

/** The form in which a comment is reported. */
export interface ReportFormView extends DiscussionView {
  readonly comment: CommentNode;
  /** What was typed, where something was wrong with it. */
  readonly typed?: { readonly reason: string; readonly body: string } | undefined;
  readonly refusal?: Refusal | undefined;
  /** Whether the outcome will be found in the reporter's account. */
  readonly hasAccount: boolean;
}

/** The same on a page of its own, without script. */
export interface ReportPageView extends ReportFormView, PageFrame {
  readonly idempotencyKey: string;
  /** `sent`: the report has arrived; `sign-in`: nobody reports here without an account. */
  readonly step: 'form' | 'sent' | 'sign-in';
}

/** A report as whoever made it sees it. */
export interface OwnReport {
  readonly id: string;
  readonly site: { readonly key: string; readonly name: string };
  readonly story: { readonly key: string; readonly title: string | null };
  readonly commentId: CommentId;
  /** The beginning of what was reported; empty where readers do not see it any more. */
  readonly excerpt: string;
  readonly reason: ReportReason;
  readonly body: string;
  readonly at: Date;
  readonly outcome: ReportOutcome | null;
  readonly settledAt: Date | null;
}

export interface ReportsView extends AccountFrame {
  readonly reports: readonly OwnReport[];
}
