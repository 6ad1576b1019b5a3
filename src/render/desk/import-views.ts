import type { ImportRefusal, ImportReport, ImportState, RehearsedStory } from '../../domain/import-report.ts';
import type { Refusal, RefusalCode } from '../../domain/refusal.ts';
import type { DeskFrame } from './views.ts';

/** A page about imports of one site. */
export interface ImportFrame extends DeskFrame {
  readonly site: { readonly key: string; readonly name: string };
  readonly refusal: Refusal | null;
  /** Whether whoever looks has to prove who they are before they may change anything. */
  readonly owesStepUp: boolean;
}

/** Files that were handed over. */
export interface UploadView {
  readonly id: string;
  readonly state: 'receiving' | 'ready' | 'leaving';
  readonly by: string | null;
  readonly files: readonly { readonly name: string; readonly size: number; readonly hash: string }[];
  readonly size: number;
  readonly begunAt: Date;
  readonly expiresAt: Date;
}

/** What can stand in the way of taking a run back. */
type BlockerKind =
  | 'replies'
  | 'votes'
  | 'reports'
  | 'decisions'
  | 'changes'
  | 'claims'
  | 'sanctions'
  | 'stories'
  | 'runs';

/** Something that was asked for. */
export interface TaskView {
  readonly id: string;
  readonly kind: 'rehearsal' | 'import' | 'undo';
  readonly state: 'waiting' | 'working' | 'stopped' | 'done' | 'failed';
  readonly uploadId: string | null;
  readonly run: number | null;
  readonly by: string | null;
  readonly askedAt: Date;
  readonly isStopAsked: boolean;
  readonly progress: {
    readonly phase: 'reading' | 'sorting' | 'merging';
    readonly bytesRead: number;
    readonly bytesTotal: number;
    readonly staged: number;
    readonly merged: number;
    readonly share: number;
    readonly perSecond: number | null;
    readonly secondsLeft: number | null;
  } | null;
  readonly outcome: {
    readonly report?: ImportReport;
    readonly stories?: readonly RehearsedStory[];
    readonly blockers?: readonly { readonly kind: BlockerKind; readonly count: number }[];
    readonly refusal?: ImportRefusal;
    readonly refused?: RefusalCode;
    readonly figures?: Readonly<Record<string, number | string>>;
  } | null;
}

/** A run in a list. */
export interface RunLine {
  readonly number: number;
  readonly source: string;
  readonly state: ImportState;
  /** Null where it was asked for on the machine. */
  readonly by: string | null;
  readonly startedAt: Date;
  readonly created: number | null;
}

/** The fields of the form that says how files are read, as they were typed. */
export interface ImportFields {
  readonly format: string;
  readonly source: string;
  readonly zone: string;
  readonly areAuthorsPublishers: boolean;
  readonly mapUrl: string;
}
